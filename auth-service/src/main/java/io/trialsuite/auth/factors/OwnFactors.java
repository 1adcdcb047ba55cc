package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person has besides the password, of whatever kind: asked in one query, since every login asks. Recovery codes stand in
 * for a factor, and are none themselves.
 */
@Component
class OwnFactors {

    private static final String HELD = """
            select exists (select from totp_factor where account_id = :account and confirmed_at is not null) as app,
                   exists (select from passkey where account_id = :account) as passkey,
                   exists (select from recovery_code where account_id = :account and used_at is null) as recovery""";

    private final RecoveryCodes recovery;
    private final JdbcClient jdbc;

    private record Held(boolean app, boolean passkey, boolean recovery) {

        boolean any() {
            return app || passkey;
        }
    }

    OwnFactors(RecoveryCodes recovery, JdbcClient jdbc) {
        this.recovery = recovery;
        this.jdbc = jdbc;
    }

    boolean exist(AccountId account) {
        return held(account).any();
    }

    /** What the person can continue with after a password; nothing for whom the password is enough. */
    List<FactorKind> kinds(AccountId account) {
        var held = held(account);
        var kinds = new ArrayList<FactorKind>();
        if (held.app()) {
            kinds.add(FactorKind.TOTP);
        }
        if (held.passkey()) {
            kinds.add(FactorKind.PASSKEY);
        }
        if (held.any() && held.recovery()) {
            kinds.add(FactorKind.RECOVERY_CODE);
        }
        return kinds;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetRecoveryAfterTheLast(AccountId account) {
        if (!exist(account)) {
            recovery.forget(account);
        }
    }

    private Held held(AccountId account) {
        return jdbc.sql(HELD)
                .param("account", account.value())
                .query(Held.class)
                .single();
    }
}

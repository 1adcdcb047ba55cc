package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ten codes for the day the app is lost; 80 random bits each, kept as digests, good once. */
@Component
class RecoveryCodes {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int COUNT = 10;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The only time that anybody sees them; those before are worth nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> replace(AccountId account, Instant at) {
        forget(account);
        var codes = new ArrayList<String>();
        while (codes.size() < COUNT) {
            var code = next();
            codes.add(code);
            jdbc.sql("insert into recovery_code (account_id, code_sha256, issued_at) values (?, ?, ?)")
                    .params(account.value(), digest(code), Timestamp.from(at))
                    .update();
        }
        return codes;
    }

    /** Whether it was good until now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean spend(AccountId account, String code, Instant at) {
        return jdbc.sql(
                                "update recovery_code set used_at = ? where account_id = ? and code_sha256 = ? and used_at is null")
                        .params(Timestamp.from(at), account.value(), digest(code))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(AccountId account) {
        jdbc.sql("delete from recovery_code where account_id = ?")
                .param(account.value())
                .update();
    }

    @Transactional(readOnly = true)
    public int left(AccountId account) {
        return jdbc.sql("select count(*) from recovery_code where account_id = ? and used_at is null")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    private static String next() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As people type it: in small letters, with spaces or without hyphens. */
    private static byte[] digest(String code) {
        return OpaqueToken.of(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
                .sha256();
    }
}

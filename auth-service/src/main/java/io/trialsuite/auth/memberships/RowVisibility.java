package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells PostgreSQL for whom this transaction works, until it ends. Row-level security shows a membership to its organization
 * and to its person; a login knows the person before any organization.
 */
@Component
public class RowVisibility {

    private final JdbcClient jdbc;

    RowVisibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(AccountId account) {
        set("app.account_id", account);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(OrganizationId organization) {
        set("app.organization_id", organization);
    }

    /** Of an invitation, for whoever brings back its link. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofInvitation(OpaqueToken link) {
        set("app.invitation_token", HexFormat.of().formatHex(link.sha256()));
    }

    /** Of invitations and seats whose time has come, in whatever organization. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofOverdue(Instant at) {
        set("app.overdue_at", at);
    }

    private void set(String setting, Object value) {
        jdbc.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value.toString())
                .query(String.class)
                .single();
    }
}

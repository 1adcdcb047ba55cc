package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class InvitationDirectory {

    private static final String OF_ORGANIZATION = """
            select * from (
                select id, email, role, invited_at, expires_at,
                       case when state = 'PENDING' and expires_at <= :now then 'EXPIRED' else state end as state
                  from invitation where organization_id = :organization
            ) i
             where i.state = coalesce(:state, i.state) and (i.invited_at, i.id) > (:at, :id)
             order by i.invited_at, i.id limit :limit""";

    private static final Cursor BEFORE_ALL = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final JdbcClient jdbc;
    private final GrantingMemberships granting;
    private final Clock clock;

    InvitationDirectory(JdbcClient jdbc, GrantingMemberships granting, Clock clock) {
        this.jdbc = jdbc;
        this.granting = granting;
        this.clock = clock;
    }

    /**
     * Invitations in the order they were made, for those who may invite.
     *
     * @param state null for all
     */
    @Transactional(readOnly = true)
    public CursorPage<InvitationView> list(
            AccountId reader, OrganizationId organization, @Nullable String state, Paging paging) {
        granting.authorize(reader, organization, Role.MEMBER);
        var after = paging.after().orElse(BEFORE_ALL);
        var rows = jdbc.sql(OF_ORGANIZATION)
                .param("organization", organization.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("state", state, Types.VARCHAR)
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("limit", paging.rowsToRead())
                .query(InvitationDirectory::invitation)
                .list();
        return CursorPage.of(
                rows, paging, view -> new Cursor(view.invitedAt(), view.id().value()));
    }

    private static InvitationView invitation(ResultSet row, int number) throws SQLException {
        return new InvitationView(
                new InvitationId(row.getObject("id", UUID.class)),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getString("state"),
                row.getTimestamp("invited_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}

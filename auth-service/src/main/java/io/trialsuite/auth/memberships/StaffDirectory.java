package io.trialsuite.auth.memberships;

import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of an organization for a service, which is a member of none. */
@Service
public class StaffDirectory {

    private static final String STAFF = """
            select account_id, role, status, membership_version, joined_at
              from membership
             where organization_id = :organization and (joined_at, account_id) > (:at, :id)
             order by joined_at, account_id limit :limit""";

    private static final Cursor BEFORE_ALL = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final JdbcClient jdbc;
    private final RowVisibility visibility;

    StaffDirectory(JdbcClient jdbc, RowVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    @Transactional(readOnly = true)
    public CursorPage<StaffView> of(OrganizationId organization, Paging paging) {
        requireExisting(organization);
        visibility.of(organization);
        var after = paging.after().orElse(BEFORE_ALL);
        var rows = jdbc.sql(STAFF)
                .param("organization", organization.value())
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("limit", paging.rowsToRead())
                .query(StaffDirectory::staff)
                .list();
        return CursorPage.of(rows, paging, staff -> new Cursor(staff.joinedAt(), staff.accountId()));
    }

    private void requireExisting(OrganizationId organization) {
        var exists = jdbc.sql("select exists (select from organization where id = :id)")
                .param("id", organization.value())
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw new OrganizationNotFound();
        }
    }

    private static StaffView staff(ResultSet row, int number) throws SQLException {
        return new StaffView(
                row.getObject("account_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getString("status"),
                row.getLong("membership_version"),
                row.getTimestamp("joined_at").toInstant());
    }
}

package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class MembershipDirectory {

    private static final String OF_ACCOUNT = """
            select m.organization_id, o.name as organization_name, m.role, m.status, m.is_default,
                   o.multi_factor_required, m.membership_version as version, o.standing_version
              from membership m join organization o on o.id = m.organization_id
             where m.account_id = :account and m.status = 'ACTIVE' and o.status = 'ACTIVE'
             order by m.joined_at, m.organization_id""";

    private static final String MEMBERS = """
            select m.account_id, a.email, a.display_name, m.role, m.status, m.joined_at, m.membership_version
              from membership m join account a on a.id = m.account_id
             where m.organization_id = :organization and m.status = coalesce(:status, m.status)
               and m.role = coalesce(:role, m.role)
               and (m.joined_at, m.account_id) > (:at, :id)
             order by m.joined_at, m.account_id limit :limit""";

    private static final Cursor BEFORE_ALL = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final JdbcClient jdbc;
    private final RowVisibility visibility;

    MembershipDirectory(JdbcClient jdbc, RowVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** The organizations a person is active in, in the order they joined. */
    @Transactional(readOnly = true)
    public List<MembershipView> of(AccountId account) {
        visibility.of(account);
        return jdbc.sql(OF_ACCOUNT)
                .param("account", account.value())
                .query(MembershipView.class)
                .list();
    }

    @Transactional(readOnly = true)
    public MembershipView require(AccountId account, OrganizationId organization) {
        return find(account, organization).orElseThrow(NotAMember::new);
    }

    /** Members in the order they joined, for one of them. */
    @Transactional(readOnly = true)
    public CursorPage<MemberView> members(
            AccountId reader, OrganizationId organization, MemberFilter filter, Paging paging) {
        var allowed = require(reader, organization);
        visibility.of(allowed.organization());
        var after = paging.after().orElse(BEFORE_ALL);
        var rows = jdbc.sql(MEMBERS)
                .param("organization", organization.value())
                .param("status", filter.status(), Types.VARCHAR)
                .param("role", filter.role() == null ? null : filter.role().name(), Types.VARCHAR)
                .param("at", Timestamp.from(after.at()))
                .param("id", after.id())
                .param("limit", paging.rowsToRead())
                .query(MembershipDirectory::member)
                .list();
        return CursorPage.of(rows, paging, member -> new Cursor(member.joinedAt(), member.accountId()));
    }

    private static MemberView member(ResultSet row, int number) throws SQLException {
        return new MemberView(
                row.getObject("account_id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getString("status"),
                row.getTimestamp("joined_at").toInstant(),
                row.getLong("membership_version"));
    }

    @Transactional(readOnly = true)
    public Optional<MembershipView> find(AccountId account, OrganizationId organization) {
        return of(account).stream()
                .filter(membership -> membership.organizationId().equals(organization.value()))
                .findFirst();
    }
}

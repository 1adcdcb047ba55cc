package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
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
                   m.membership_version as version
              from membership m join organization o on o.id = m.organization_id
             where m.account_id = :account and m.status = 'ACTIVE'
             order by m.joined_at, m.organization_id""";

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

    /** Members in the order of their account ids, from the one after {@code after}. */
    @Transactional(readOnly = true)
    public List<MemberView> members(OrganizationId organization, Optional<AccountId> after, int limit) {
        visibility.of(organization);
        return jdbc.sql("""
                        select m.account_id, a.email, a.display_name, m.role, m.status, m.joined_at
                          from membership m join account a on a.id = m.account_id
                         where m.organization_id = :organization and m.account_id > :after
                         order by m.account_id limit :limit""")
                .param("organization", organization.value())
                .param("after", after.map(AccountId::value).orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query(MemberView.class)
                .list();
    }

    private Optional<MembershipView> find(AccountId account, OrganizationId organization) {
        return of(account).stream()
                .filter(membership -> membership.organizationId().equals(organization.value()))
                .findFirst();
    }
}

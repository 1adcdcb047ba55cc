package io.trialsuite.auth.legacy;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MemberFilter;
import io.trialsuite.auth.memberships.MemberView;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.memberships.NotAMember;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** People as if each had one organization: the one they work for now, or else their default. */
@Service
public class LegacyUsers {

    private final AccountDirectory accounts;
    private final MembershipDirectory memberships;

    LegacyUsers(AccountDirectory accounts, MembershipDirectory memberships) {
        this.accounts = accounts;
        this.memberships = memberships;
    }

    public LegacyUser me(Visitor visitor) {
        var account = accounts.require(visitor.account());
        var current = current(visitor);
        return new LegacyUser(account.id().value(), account.email(), current.organizationId(), current.role());
    }

    /** A colleague whose default is elsewhere is not found: v1 names one organization, and theirs is none of the reader's. */
    public OrganizationId organizationOf(Visitor reader, AccountId account) {
        var home = defaultOf(account).orElseThrow(LegacyUserUnknown::new).organization();
        if (!account.equals(reader.account()) && !home.equals(current(reader).organization())) {
            throw new LegacyUserUnknown();
        }
        return home;
    }

    /** For a service client, which is a colleague of nobody and told about everybody. */
    public OrganizationId organizationOf(AccountId account) {
        return defaultOf(account).orElseThrow(LegacyUserUnknown::new).organization();
    }

    /** Active members in the order they joined. v1 knows no pages. */
    public List<LegacyUser> in(Visitor reader, OrganizationId organization) {
        if (!organization.equals(current(reader).organization())) {
            throw new LegacyOrganizationUnknown();
        }
        var users = new ArrayList<LegacyUser>();
        var after = Optional.<Cursor>empty();
        do {
            var page = memberships.members(
                    reader.account(), organization, MemberFilter.ACTIVE, new Paging(Paging.MAX_LIMIT, after));
            page.items().forEach(it -> users.add(user(it, organization)));
            after = Optional.ofNullable(page.page().next()).map(Cursor::decode);
        } while (after.isPresent());
        return users;
    }

    private MembershipView current(Visitor visitor) {
        return memberships.of(visitor.account()).stream()
                .filter(it ->
                        visitor.organization().filter(it.organization()::equals).isPresent())
                .findFirst()
                .or(() -> defaultOf(visitor.account()))
                .orElseThrow(NotAMember::new);
    }

    private Optional<MembershipView> defaultOf(AccountId account) {
        return memberships.of(account).stream()
                .filter(MembershipView::isDefault)
                .findFirst();
    }

    private static LegacyUser user(MemberView member, OrganizationId organization) {
        return new LegacyUser(member.accountId(), member.email(), organization.value(), member.role());
    }
}

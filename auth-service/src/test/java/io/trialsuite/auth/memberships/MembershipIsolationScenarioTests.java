package io.trialsuite.auth.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.AuthScenario;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL itself refuses, when a query forgets to ask for its own organization. */
class MembershipIsolationScenarioTests extends AuthScenario {

    private static final String FORGETFUL = "select organization_id::text from membership";

    MembershipIsolationScenarioTests(World world) {
        super(world);
    }

    @Test
    void withoutAnOrganizationOrAPersonNoMembershipIsVisible() {
        founder();

        List<String> seen =
                asApplication(rows -> rows.sql(FORGETFUL).query(String.class).list());

        assertThat(seen).isEmpty();
    }

    @Test
    void theSameQueryShowsEverythingToWhomTheProtectionDoesNotApply() {
        var person = founder();

        assertThat(world.rows().sql(FORGETFUL).query(String.class).list()).contains(person.organization());
    }

    @Test
    void anOrganizationSeesItsOwnMembershipsOnly() {
        var mine = founder();
        founder();

        List<String> seen = asApplication(rows -> {
            set(rows, "app.organization_id", mine.organization());
            return rows.sql(FORGETFUL).query(String.class).list();
        });

        assertThat(seen).containsExactly(mine.organization());
    }

    @Test
    void aPersonSeesTheirOwnMembershipsAndChangesNone() {
        var mine = founder();
        founder();

        List<String> seen = asApplication(rows -> {
            set(rows, "app.account_id", account(mine));
            assertThat(rows.sql("update membership set role = 'MEMBER'").update())
                    .isZero();
            return rows.sql(FORGETFUL).query(String.class).list();
        });

        assertThat(seen).containsExactly(mine.organization());
    }

    @Test
    void noMembershipIsWrittenIntoAnotherOrganization() {
        var mine = founder();
        var theirs = founder();

        assertThatThrownBy(() -> asApplication(rows -> {
                    set(rows, "app.organization_id", theirs.organization());
                    return insert(rows, account(theirs), mine.organization(), false);
                }))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aPersonNeverHasTwoDefaultsNorMembershipsWithoutOne() {
        var founder = founder();
        var newcomer = somebody();

        assertThatThrownBy(() -> asApplication(rows -> {
                    set(rows, "app.organization_id", founder.organization());
                    return insert(rows, account(newcomer), founder.organization(), false);
                }))
                .hasMessageContaining("no default one");
        assertThatThrownBy(() -> insert(world.rows(), account(founder), found(newcomer), true))
                .hasMessageContaining("membership_one_default");
    }

    private int insert(JdbcClient rows, String account, String organization, boolean isDefault) {
        return rows.sql("""
                        insert into membership (account_id, organization_id, role, status, is_default, membership_version,
                                                joined_at, version)
                        values (:account, :organization, 'MEMBER', 'ACTIVE', :default, 1, now(), 0)""")
                .param("account", UUID.fromString(account))
                .param("organization", UUID.fromString(organization))
                .param("default", isDefault)
                .update();
    }

    private static void set(JdbcClient rows, String setting, String value) {
        rows.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query(String.class)
                .single();
    }
}

package io.trialsuite.rehearsal;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Whom the database knows at the beginning.
 *
 * @param owners one of each organization, in the same order, who can log in
 * @param movable everybody else
 */
record People(List<UUID> organizations, List<Owner> owners, List<UUID> movable) {

    static final String PASSWORD = "quiet otters juggle pears";

    record Owner(UUID id, String email, UUID organization) {}

    /** @param count people, spread evenly */
    static People seed(DataSource admin, int organizations, int count) {
        var jdbc = new JdbcTemplate(admin);
        jdbc.update("""
                insert into organization (id, slug, name, registered_at, version)
                select gen_random_uuid(), 'org-' || n, 'Hospital ' || n, now(), 0 from generate_series(1, ?) n""", organizations);
        jdbc.update("""
                with places as (select id, row_number() over (order by slug) - 1 as n from organization)
                insert into account (id, email, display_name, registered_at, version, organization_id, role, email_verified_at)
                select gen_random_uuid(), 'p' || n || '@hospital.example', 'Person ' || n, now() - interval '1 day', 0,
                       (select id from places where places.n = s.n % ?), case when s.n < ? then 'OWNER' else 'MEMBER' end, now()
                  from generate_series(0, ? - 1) s(n)""", organizations, organizations, count);
        var hash = "{argon2id}" + new Argon2PasswordEncoder(16, 32, 1, 19_456, 2).encode(PASSWORD);
        jdbc.update("""
                insert into credential (id, account_id, kind, secret, changed_at, version)
                select gen_random_uuid(), id, 'PASSWORD', ?, now(), 0 from account where role = 'OWNER'""", hash);
        jdbc.execute("analyze account");
        var owners = jdbc.query(
                "select id, email, organization_id from account where role = 'OWNER' order by id",
                (row, number) ->
                        new Owner(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)));
        return new People(
                owners.stream().map(Owner::organization).toList(),
                owners,
                jdbc.queryForList("select id from account where role = 'MEMBER'", UUID.class));
    }
}

package io.trialsuite.rehearsal.past;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the release before: one organization and one role in the account itself. */
final class PastPeople {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    record User(UUID id, String email, UUID organizationId, String role) {}

    record Opened(User user, UUID session, String refreshToken) {}

    PastPeople(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    Optional<User> find(UUID id) {
        return jdbc.sql("select id, email, organization_id, role from account where id = ?")
                .param(id)
                .query(PastPeople::user)
                .optional();
    }

    List<User> in(UUID organization) {
        return jdbc.sql(
                        "select id, email, organization_id, role from account where organization_id = ? order by registered_at, id")
                .param(organization)
                .query(PastPeople::user)
                .list();
    }

    Optional<User> create(String email, UUID organization) {
        var created = jdbc.sql("""
                        insert into account (id, email, display_name, registered_at, version, organization_id, role)
                        values (?, ?, ?, now(), 0, ?, 'MEMBER') on conflict (email) do nothing
                        returning id, email, organization_id, role""")
                .params(UuidCreator.getTimeOrderedEpoch(), email, email.substring(0, email.indexOf('@')), organization)
                .query(PastPeople::user)
                .list();
        return created.stream().findFirst();
    }

    boolean move(UUID id, UUID organization) {
        return jdbc.sql("update account set organization_id = ?, version = version + 1 where id = ?")
                        .params(organization, id)
                        .update()
                == 1;
    }

    Optional<String> passwordHash(String email) {
        return jdbc.sql("""
                        select c.secret from credential c join account a on a.id = c.account_id
                         where a.email = ? and c.kind = 'PASSWORD' and c.revoked_at is null""").param(email).query(String.class).optional();
    }

    Opened open(String email) {
        return transaction.execute(status -> {
            var user = jdbc.sql("select id, email, organization_id, role from account where email = ?")
                    .param(email)
                    .query(PastPeople::user)
                    .single();
            var session = UUID.randomUUID();
            var token = token();
            jdbc.sql("""
                            insert into session (id, account_id, organization_id, authenticated_at, last_used_at, idle_until,
                                                 expires_at, factors, version)
                            values (?, ?, ?, now(), now(), now() + interval '30 minutes', now() + interval '12 hours', 'pwd', 0)""").params(session, user.id(), user.organizationId()).update();
            jdbc.sql(
                            "insert into refresh_token (token_sha256, session_id, generation, issued_at, version) values (?, ?, 0, now(), 0)")
                    .params(sha256(token), session)
                    .update();
            return new Opened(user, session, token);
        });
    }

    /** Empty when the token is unknown or spent. */
    Optional<Opened> refresh(String presented) {
        return transaction.execute(status -> {
            var session =
                    jdbc.sql("""
                            update refresh_token set rotated_at = now(), version = version + 1
                             where token_sha256 = ? and rotated_at is null returning session_id""").param(sha256(presented)).query(UUID.class).list();
            if (session.isEmpty()) {
                return Optional.empty();
            }
            var id = session.getFirst();
            var token = token();
            jdbc.sql("""
                            insert into refresh_token (token_sha256, session_id, generation, issued_at, version)
                            select ?, session_id, generation + 1, now(), 0 from refresh_token where token_sha256 = ?""").params(sha256(token), sha256(presented)).update();
            var user = jdbc.sql("""
                            update session s set organization_id = a.organization_id, last_used_at = now(),
                                                 idle_until = now() + interval '30 minutes', version = s.version + 1
                              from account a where s.id = ? and a.id = s.account_id and s.ended_at is null
                            returning a.id, a.email, a.organization_id, a.role""").param(id).query(PastPeople::user).single();
            return Optional.of(new Opened(user, id, token));
        });
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getObject("organization_id", UUID.class),
                row.getString("role"));
    }

    private static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

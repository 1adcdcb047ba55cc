package io.trialsuite.rehearsal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.trialsuite.launcher.assembly.AwsPart;
import io.trialsuite.launcher.assembly.PostgresPart;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceSettings;
import io.trialsuite.rehearsal.past.PastSettings;
import io.trialsuite.rehearsal.past.PastTokens;
import io.trialsuite.topology.DatabaseRoles;
import io.trialsuite.topology.Topology;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL and AWS of the rehearsal's own, and a database for each of its parts, as the release before left it. */
final class Ground implements AutoCloseable {

    /** Everything the releases share: where tokens come from, and what they are signed with. */
    record Shared(String issuer, String signingKey, String encryptionKey) {}

    private final SuiteHome home;
    private final Ports ports;
    private final Secrets secrets;
    private final Shared shared;
    private final PostgresPart postgres;
    private final AwsPart aws;

    Ground(SuiteHome home, Ports ports) {
        this.home = home.create();
        this.ports = ports;
        this.secrets = Secrets.in(home.secrets());
        this.shared = new Shared(
                "http://127.0.0.1:" + ports.auth(),
                secrets.get("rehearsal.signing-key", Ground::signingKey),
                secrets.key("auth.keys.encryption-key", 32));
        this.postgres = new PostgresPart(home, ports.postgres(), secrets);
        this.aws = new AwsPart(home, ports.aws());
    }

    void start() {
        postgres.start();
        aws.start();
    }

    @Override
    public void close() {
        aws.stop();
        postgres.stop();
    }

    /** An empty database with auth-service's schema of the time before. */
    Site prepare(String name) {
        var admin = source("postgres", "postgres");
        new JdbcTemplate(admin).execute("drop database if exists " + name + " with (force)");
        new JdbcTemplate(admin).execute("create database " + name);
        var site = new Site(name);
        try (var connection = site.superuser().getConnection()) {
            new DatabaseRoles(Topology.load().databases(), secrets::password).applyTo(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure()
                .dataSource(site.owner())
                .defaultSchema("auth")
                .createSchemas(false)
                .locations("classpath:db/migration/auth")
                .load()
                .migrate();
        new JdbcTemplate(site.owner()).execute(Resources.text("rehearsal/one-organization.sql"));
        site.store(SealedKey.of(shared));
        return site;
    }

    PastTokens tokens() {
        return new PastTokens(shared.issuer(), shared.signingKey());
    }

    SuiteHome home() {
        return home;
    }

    private DataSource source(String database, String user) {
        return new DriverManagerDataSource(url(database), user, secrets.password(user));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=auth".formatted(ports.postgres(), database);
    }

    private static String signingKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One database, and how instances of either release come to use it. */
    final class Site {

        private final String database;

        Site(String database) {
            this.database = database;
        }

        DataSource superuser() {
            return source(database, "postgres");
        }

        DataSource owner() {
            return source(database, "auth_owner");
        }

        /** What an instance of either release works as. */
        DataSource app() {
            return source(database, "auth_app");
        }

        PastSettings past(int port) {
            return new PastSettings(
                    port, url(), "auth_app", secrets.password("auth_app"), shared.issuer(), shared.signingKey());
        }

        /** The migrations have run: what is rehearsed is done by hand. Limits against guessing would end the load. */
        Map<String, String> present(int port) {
            var settings = new TreeMap<>(new ServiceSettings(ports, secrets).of(Service.AUTH));
            settings.put("server.port", String.valueOf(port));
            settings.put("spring.datasource.url", url() + "&reWriteBatchedInserts=true");
            settings.put("auth.look-ups.actor", "1000000");
            settings.put("auth.look-ups.organization", "1000000");
            return settings;
        }

        private void store(SealedKey key) {
            JdbcClient.create(owner())
                    .sql("""
                            insert into signing_key (kid, state, jwk_encrypted, created_at, state_since)
                            values (?, 'SIGNING', ?, now(), now())""")
                    .params(key.id(), Base64.getDecoder().decode(key.sealed()))
                    .update();
        }

        private String url() {
            return Ground.this.url(database);
        }
    }
}

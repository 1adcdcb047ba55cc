package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.test.ServiceUnderTest;
import io.trialsuite.test.ShiftableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real port, PostgreSQL and AWS protocol; what people do with it, as methods. */
@SpringBootTest(
        classes = AuthServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=auth-service")
@Import(AuthScenario.Doubles.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class AuthScenario {

    protected static final String PASSWORD = "quiet otters juggle pears";
    protected static final RSAKey MAILING_KEY = rsaKey();
    protected static final RSAKey GATEWAY_KEY = rsaKey();
    protected static final RSAKey PERSONNEL_KEY = rsaKey();
    protected static final String CALLBACK = "http://127.0.0.1:8100/login/oauth2/code/suite";
    protected static final String ISSUER = "http://127.0.0.1:8101";

    protected static final ServiceUnderTest SUITE = ServiceUnderTest.start("auth");

    protected final World world;

    /** What a scenario needs of the running service. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Doubles {

        @Bean
        @Primary
        ShiftableClock shiftableClock() {
            return new ShiftableClock();
        }

        @Bean
        @Primary
        CountingPasswordEncoder countingPasswordEncoder(@Qualifier("passwordEncoder") PasswordEncoder real) {
            return new CountingPasswordEncoder(real);
        }

        @Bean
        World world(ShiftableClock clock, CountingPasswordEncoder hashing) {
            return new World(clock, hashing, JdbcClient.create(SUITE.database().superuser()));
        }
    }

    /** The clock, the hashing and the rows behind the service. */
    public record World(ShiftableClock clock, CountingPasswordEncoder hashing, JdbcClient rows) {}

    @LocalServerPort
    private int port;

    protected AuthScenario(World world) {
        this.world = world;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        SUITE.register(registry);
        registry.add("auth.issuer", () -> ISSUER);
        registry.add("auth.keys.encryption-key", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        registry.add("auth.clients[0].id", () -> "mailing-service");
        registry.add("auth.clients[0].jwk-set", () -> new JWKSet(MAILING_KEY.toPublicJWK()).toString());
        registry.add("auth.clients[0].audiences", () -> "consent-service,notification-service");
        registry.add("auth.clients[0].scopes", () -> "consent.internal,notification.internal");
        registry.add("auth.clients[1].id", () -> "gateway");
        registry.add("auth.clients[1].jwk-set", () -> new JWKSet(GATEWAY_KEY.toPublicJWK()).toString());
        registry.add("auth.clients[1].audiences", () -> "consent-service,notification-service");
        registry.add("auth.clients[1].scopes", () -> "openid");
        registry.add("auth.clients[1].redirect-uris", () -> CALLBACK);
        registry.add("auth.clients[2].id", () -> "personnel");
        registry.add("auth.clients[2].jwk-set", () -> new JWKSet(PERSONNEL_KEY.toPublicJWK()).toString());
        registry.add("auth.clients[2].audiences", () -> "auth-service");
        registry.add("auth.clients[2].scopes", () -> "auth.users,auth.internal");
    }

    protected static String someEmail() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@hospital.example";
    }

    protected Answer register(String email) {
        return post("/v2/accounts", Map.of("email", email, "displayName", "Kim Minji", "password", PASSWORD), null);
    }

    protected Answer logIn(String email, String password) {
        return post("/v2/session", Map.of("email", email, "password", password), null);
    }

    protected Answer logInFrom(String address, String email, String password) {
        return postFrom(address, "/v2/session", Map.of("email", email, "password", password));
    }

    protected Answer postFrom(String address, String path, Object body) {
        var result = client().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Forwarded-For", address)
                .body(body)
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    /** A new person without an organization, logged in. */
    protected Person somebody() {
        var email = someEmail();
        assertThat(register(email).status()).isEqualTo(201);
        return new Person(email, logIn(email, PASSWORD));
    }

    /** A new person who has just founded an organization and works for it. */
    protected Person founder() {
        var person = somebody();
        var organization = found(person);
        return person.with(post("/v2/session/organization", Map.of("organizationId", organization), person.token()));
    }

    /** Registers an organization and answers its id. */
    protected String found(Person person) {
        var slug = "org-" + UUID.randomUUID().toString().substring(0, 13);
        var answer = post("/v2/organizations", Map.of("name", "Seoul Trials", "slug", slug), person.token());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }

    protected Answer add(Person actor, String email, String role) {
        return add(actor, Map.of("email", email, "role", role));
    }

    protected Answer add(Person actor, Object addition) {
        return post("/v2/organizations/%s/memberships".formatted(actor.organization()), addition, actor.token());
    }

    /** A new person who works for the owner's organization. */
    protected Person colleague(Person owner, String role) {
        var person = verified(somebody());
        assertThat(add(owner, person.email(), role).status()).isEqualTo(201);
        return person.with(logIn(person.email(), PASSWORD));
    }

    /** The person has proved that the address is theirs. */
    protected Person verified(Person person) {
        var link = mails(person.email(), "account-verification").getLast().token();
        assertThat(post("/v2/accounts/verification", Map.of("token", link), null)
                        .status())
                .isEqualTo(204);
        return person;
    }

    /** What the address was written, the oldest first. */
    protected List<Mail> mails(String email, String template) {
        return world.rows()
                .sql("""
                        select convert_from(payload, 'UTF8') from outbox_event
                         where type = 'mailing.mail.requested.v1' and convert_from(payload, 'UTF8')::jsonb ->> 'to' = :email
                           and convert_from(payload, 'UTF8')::jsonb ->> 'template' = :template
                         order by created_at, id""")
                .param("email", email)
                .param("template", template)
                .query((row, number) -> new Mail(JsonMapper.shared().readTree(row.getString(1))))
                .list();
    }

    protected String account(Person person) {
        return world.rows()
                .sql("select id::text from account where email = :email")
                .param("email", person.email())
                .query(String.class)
                .single();
    }

    protected Answer post(String path, Object body, @Nullable String token) {
        return exchange(HttpMethod.POST, path, body, token);
    }

    protected Answer get(String path, @Nullable String token) {
        return exchange(HttpMethod.GET, path, null, token);
    }

    protected Answer put(String path, Object body, @Nullable String token) {
        return exchange(HttpMethod.PUT, path, body, token);
    }

    protected Answer exchange(HttpMethod method, String path, @Nullable Object body, @Nullable String token) {
        var request = client().method(method).uri(path).accept(MediaType.APPLICATION_JSON);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals(HttpMethod.POST)) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var result = request.exchange().returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    /** Asks the token endpoint as a client that proves itself by its key. */
    protected Answer token(String client, RSAKey key, String grant, Map<String, String> parameters) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", grant);
        form.add("client_id", client);
        form.add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.add("client_assertion", assertion(client, key));
        parameters.forEach(form::add);
        var result = client().post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    /** A token of the service client {@code personnel}. */
    protected String service(String scope) {
        return token("personnel", PERSONNEL_KEY, "client_credentials", Map.of("scope", scope))
                .text("access_token");
    }

    private static String assertion(String client, RSAKey key) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .claim("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .build();
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    protected String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Not the client library that the class path would choose: that one waits and repeats what was answered with 429. */
    protected RestTestClient client() {
        return RestTestClient.bindToServer(new JdkClientHttpRequestFactory())
                .baseUrl(address())
                .build();
    }

    protected static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(Collections.nCopies(times, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** What the call is answered when another transaction was there first and commits only once the call waits for it. */
    protected Answer overtaken(Consumer<JdbcClient> other, Callable<Answer> call) throws Exception {
        return overtaken(other, Connection::commit, call);
    }

    protected Answer overtaken(Consumer<JdbcClient> other, Ending ending, Callable<Answer> call) throws Exception {
        try (var connection = SUITE.database().superuser().getConnection();
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            other.accept(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            var answer = thread.submit(call);
            await().until(this::somebodyWaits);
            ending.of(connection);
            return answer.get();
        }
    }

    /** A transaction of the service's own role, apart from any other. */
    protected static <T> T asApplication(Function<JdbcClient, T> work) {
        var database = SUITE.database().app();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        return transaction.execute(status -> work.apply(JdbcClient.create(database)));
    }

    /** How the other transaction ends. */
    @FunctionalInterface
    protected interface Ending {
        void of(Connection connection) throws SQLException;
    }

    private boolean somebodyWaits() {
        return world.rows().sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event in ('transactionid', 'tuple'))""").query(Boolean.class).single();
    }

    /** Somebody and the tokens of their latest answer. */
    public record Person(String email, Answer tokens) {

        public String token() {
            return tokens.text("accessToken");
        }

        public String refreshToken() {
            return tokens.text("refreshToken");
        }

        public String organization() {
            return tokens.text("organizationId");
        }

        public Person with(Answer newer) {
            assertThat(newer.status()).as(newer.body()).isEqualTo(200);
            return new Person(email, newer);
        }
    }

    /** A mail that the service has asked for. */
    public record Mail(JsonNode command) {

        public String locale() {
            return command.path("locale").asString();
        }

        public String link() {
            return command.path("model").path("link").asString();
        }

        public String token() {
            return link().substring(link().indexOf('#') + 1);
        }
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("mailing-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

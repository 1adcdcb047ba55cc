package io.trialsuite.rehearsal.past;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.trialsuite.rehearsal.past.PastPeople.Opened;
import io.trialsuite.rehearsal.past.PastPeople.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One instance of the release before, over HTTP. What it answers to v1's clients is what the release after answers them. */
public final class PastService {

    private static final Pattern PLACE = Pattern.compile("/v1/users/([0-9a-f-]{36})/organization");
    private static final Pattern USERS = Pattern.compile("/v1/organizations/([0-9a-f-]{36})/users");
    private static final int CONNECTIONS = 8;
    private static final int SECONDS_TO_FINISH = 10;

    private final JsonMapper json = JsonMapper.shared();
    private final Argon2PasswordEncoder hashing = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final PastPeople people;
    private final PastTokens tokens;

    private PastService(PastPeople people, PastTokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    private record Answer(int status, Object body) {

        static final Answer UNAUTHORIZED = error(401, "unauthorized", "A valid access token is required.");
        static final Answer FORBIDDEN = error(403, "forbidden", "You are not allowed to do this.");
        static final Answer NOT_FOUND = error(404, "not_found", "There is no such resource.");
        static final Answer CONFLICT = error(409, "conflict", "The state does not allow this.");

        static Answer ok(Object body) {
            return new Answer(200, body);
        }

        static Answer error(int status, String code, String message) {
            return new Answer(status, Map.of("error", Map.of("code", code, "message", message)));
        }
    }

    public static void main(String[] arguments) throws IOException {
        var settings = PastSettings.fromEnvironment();
        var pool = new HikariConfig();
        pool.setJdbcUrl(settings.databaseUrl());
        pool.setUsername(settings.databaseUser());
        pool.setPassword(settings.databasePassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        var database = new HikariDataSource(pool);
        var service =
                new PastService(new PastPeople(database), new PastTokens(settings.issuer(), settings.signingKey()));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", service::handle);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(SECONDS_TO_FINISH);
            database.close();
        }));
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        try {
            return switch (call) {
                case "GET /actuator/health/readiness" -> Answer.ok(Map.of("status", "UP"));
                case "POST /v1/login" -> logIn(json.readTree(body));
                case "POST /v1/refresh" ->
                    people.refresh(text(json.readTree(body), "refreshToken"))
                            .map(this::opened)
                            .orElse(Answer.UNAUTHORIZED);
                default ->
                    known(exchange).map(caller -> answer(call, caller, body)).orElse(Answer.UNAUTHORIZED);
            };
        } catch (RuntimeException failure) {
            System.err.println(call + ": " + failure);
            return Answer.error(500, "unexpected", "Something went wrong.");
        }
    }

    private Answer answer(String call, JWTClaimsSet caller, byte[] body) {
        var path = call.substring(call.indexOf(' ') + 1);
        var isClient = String.valueOf(caller.getClaim("scope")).contains("auth.users");
        var place = PLACE.matcher(path);
        if (call.equals("GET /v1/users/me")) {
            return isClient ? Answer.FORBIDDEN : found(people.find(UUID.fromString(caller.getSubject())));
        }
        if (place.matches()) {
            var id = UUID.fromString(place.group(1));
            if (call.startsWith("GET ")) {
                return people.find(id)
                        .map(user -> Answer.ok(Map.of("organizationId", user.organizationId())))
                        .orElse(Answer.NOT_FOUND);
            }
            return isClient ? move(id, json.readTree(body)) : Answer.FORBIDDEN;
        }
        if (call.equals("POST /v1/users")) {
            return isClient ? create(json.readTree(body)) : Answer.FORBIDDEN;
        }
        var users = USERS.matcher(path);
        return users.matches()
                ? Answer.ok(Map.of("users", people.in(UUID.fromString(users.group(1)))))
                : Answer.NOT_FOUND;
    }

    private Answer logIn(JsonNode request) {
        var email = text(request, "email");
        var hash = people.passwordHash(email).map(it -> it.replace("{argon2id}", ""));
        return hash.isPresent() && hashing.matches(text(request, "password"), hash.get())
                ? opened(people.open(email))
                : Answer.UNAUTHORIZED;
    }

    private Answer opened(Opened opened) {
        var user = opened.user();
        var access = tokens.person(user.id(), opened.session(), user.organizationId(), user.role());
        return Answer.ok(Map.of(
                "accessToken", access,
                "refreshToken", opened.refreshToken(),
                "expiresIn", PastTokens.LIFE.toSeconds()));
    }

    private Answer create(JsonNode request) {
        return people.create(text(request, "email"), UUID.fromString(text(request, "organizationId")))
                .map(user -> new Answer(201, user))
                .orElse(Answer.CONFLICT);
    }

    private Answer move(UUID id, JsonNode request) {
        var organization = text(request, "organizationId");
        return people.move(id, UUID.fromString(organization))
                ? Answer.ok(Map.of("organizationId", organization))
                : Answer.NOT_FOUND;
    }

    private Optional<JWTClaimsSet> known(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> tokens.read(header.substring("Bearer ".length())));
    }

    private static Answer found(Optional<User> user) {
        return user.map(Answer::ok).orElse(Answer.NOT_FOUND);
    }

    private static String text(@Nullable JsonNode request, String field) {
        return Objects.requireNonNull(request).path(field).asString();
    }
}

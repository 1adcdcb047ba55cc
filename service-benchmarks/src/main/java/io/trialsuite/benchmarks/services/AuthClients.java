package io.trialsuite.benchmarks.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients of auth-service call. */
final class AuthClients {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    AuthClients(String base) {
        this.base = base;
    }

    private record Reply(int status, JsonNode body) {

        Reply required() {
            if (status / 100 != 2) {
                throw new IllegalStateException(status + " " + body);
            }
            return this;
        }
    }

    String register(String email, String password) {
        var person = Map.of("email", email, "displayName", "Bench", "password", password);
        var registered = send("POST", "/v2/accounts", person, null).required();
        if (registered.body().isMissingNode()) {
            throw new IllegalStateException("Nobody was registered");
        }
        return email;
    }

    Chain logIn(String email, String password) {
        return new Chain(session(email, password).required().body());
    }

    String found(String email, String password, String slug) {
        var token = anyToken(email, password);
        return send("POST", "/v2/organizations", Map.of("name", slug, "slug", slug), token)
                .required()
                .body()
                .path("id")
                .asString();
    }

    List<String> organizations(String email, String password) {
        return send("GET", "/v2/users/me", null, anyToken(email, password))
                .required()
                .body()
                .path("memberships")
                .valueStream()
                .map(it -> it.path("organizationId").asString())
                .toList();
    }

    /** A session for one of several organizations. */
    Chain choosing(String email, String password, String organization) {
        var asked = session(email, password);
        if (asked.status() == 200) {
            return new Chain(asked.body());
        }
        var choice = Map.of(
                "pendingAuthenticationToken",
                asked.body().path("pendingAuthenticationToken").asString(),
                "organizationId",
                organization);
        return new Chain(send("POST", "/v2/session/organization-selection", choice, null)
                .required()
                .body());
    }

    /** A session, with the tokens of its last answer. */
    final class Chain {

        private JsonNode tokens;

        Chain(JsonNode tokens) {
            this.tokens = tokens;
        }

        boolean refresh() {
            var token = tokens.path("refreshToken").asString();
            var reply = send("POST", "/v2/session/refresh", Map.of("refreshToken", token), null);
            tokens = reply.body();
            return reply.status() == 200;
        }

        boolean switchTo(String organization) {
            var token = tokens.path("accessToken").asString();
            return send("POST", "/v2/session/organization", Map.of("organizationId", organization), token)
                            .status()
                    == 200;
        }

        boolean read(String path) {
            return send("GET", path, null, tokens.path("accessToken").asString())
                            .status()
                    == 200;
        }
    }

    private String anyToken(String email, String password) {
        var asked = session(email, password);
        if (asked.status() == 200) {
            return asked.body().path("accessToken").asString();
        }
        var first = asked.body().path("organizations").path(0).path("id").asString();
        return choosing(email, password, first).tokens.path("accessToken").asString();
    }

    private Reply session(String email, String password) {
        return send("POST", "/v2/session", Map.of("email", email, "password", password), null);
    }

    private Reply send(String method, String path, @Nullable Object body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        var text = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        try {
            var response = http.send(request.method(method, text).build(), BodyHandlers.ofString());
            var answer = response.body().isBlank() ? "{}" : response.body();
            return new Reply(response.statusCode(), JSON.readTree(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.supervise.Pause;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The coordinator in a browser: one login, two organizations in two windows, and no token anywhere. */
public final class GatewayVisit {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CSRF = "__Host-csrf";
    private static final String SESSION = "__Host-session";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Browser browser = new Browser();
    private final String origin;
    private final String issuer;

    public GatewayVisit(Addresses addresses) {
        this.origin = addresses.of(Service.GATEWAY, "");
        this.issuer = addresses.of(Service.AUTH, "");
    }

    /** Opens the page of an organization, is led to the login, and comes back to it. */
    public void logIn(String email, String password, String organization) {
        var wanted = "/o/" + organization;
        var login = patiently(() -> browser.open(origin + wanted));
        require(login.uri().toString().startsWith(issuer + "/oauth2/authorize"), "The page did not lead to the login.");
        var arrived = browser.submit(login, Map.of("email", email, "password", password));
        require(
                arrived.statusCode() == 200 && arrived.uri().toString().equals(origin + wanted),
                "The login did not lead back but to " + arrived.uri().getPath() + ".");
        require(!browser.cookie(SESSION).isEmpty(), "The browser has no session.");
    }

    Set<String> organizations() {
        return StreamSupport.stream(
                        read("/api/auth/v2/users/me").path("memberships").spliterator(), false)
                .map(membership -> membership.path("organizationId").asString())
                .collect(Collectors.toSet());
    }

    /** What the inbox of one organization counts, in a window of its own. */
    JsonNode inboxCounts(String organization) {
        return read("/api/notification/o/" + organization + "/v1/inbox/counts");
    }

    Set<String> studies(String organization) {
        return StreamSupport.stream(
                        read("/api/consent/o/" + organization + "/v1/studies")
                                .path("items")
                                .spliterator(),
                        false)
                .map(study -> study.path("title").asString())
                .collect(Collectors.toSet());
    }

    void registerStudy(String organization, Map<String, Object> study) {
        var path = origin + "/api/consent/o/" + organization + "/v1/studies";
        var body = json.writeValueAsString(study);
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var forged = patiently(() -> browser.script("POST", path, body, headers));
        require(
                forged.statusCode() == 403,
                "A write without the page's token was answered " + forged.statusCode() + ".");
        var meant = headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        meant.put("X-XSRF-TOKEN", browser.cookie(CSRF));
        var answer = patiently(() -> browser.script("POST", path, body, meant));
        require(answer.statusCode() == 201, "The study was answered " + answer.statusCode() + " " + answer.body());
    }

    /** Here and at the provider; the cookie is worth nothing afterwards. */
    void logOut() {
        var answer = patiently(
                () -> browser.script("POST", origin + "/logout", "", Map.of("X-XSRF-TOKEN", browser.cookie(CSRF))));
        require(answer.statusCode() == 200, "The logout was answered " + answer.statusCode() + ".");
        var end = json.readTree(answer.body()).path("location").asString();
        require(browser.open(end).statusCode() == 200, "The provider did not end the session.");
        var after = browser.script("GET", origin + "/session", "", Map.of());
        require(after.statusCode() == 401, "After the logout the session is answered " + after.statusCode() + ".");
    }

    /** One call of a script, whatever comes of it. */
    public int status(String path) {
        return browser.script("GET", origin + path, "", Map.of()).statusCode();
    }

    private JsonNode read(String path) {
        var answer = patiently(() -> browser.script("GET", origin + path, "", Map.of()));
        require(answer.statusCode() == 200, path + " was answered " + answer.statusCode() + " " + answer.body());
        require(!answer.body().contains("eyJ"), path + " shows a token to the browser.");
        return json.readTree(answer.body());
    }

    /** While something is on its way up again, a person waits and tries once more. */
    private static HttpResponse<String> patiently(Supplier<HttpResponse<String>> attempt) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var last = Instant.now().isAfter(deadline);
            try {
                var answer = attempt.get();
                if (last || answer.statusCode() < 500) {
                    return answer;
                }
            } catch (SuiteFailure failure) {
                if (last) {
                    throw failure;
                }
            }
            Pause.briefly();
        }
    }

    private static void require(boolean held, String complaint) {
        if (!held) {
            throw new SuiteFailure(complaint);
        }
    }
}

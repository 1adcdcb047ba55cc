package io.trialsuite.gateway.relay.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.gateway.GatewayScenario;
import io.trialsuite.gateway.StubService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayingScenarioTests extends GatewayScenario {

    private static final String SEOUL = "0190b8f0-0000-7000-8000-000000000001";
    private static final String BUSAN = "0190b8f0-0000-7000-8000-000000000002";

    @Test
    void aCallReachesTheServiceWithATokenForItAndForTheOrganizationInTheAddress() {
        var browser = loggedIn();

        var answer = browser.fetch(studies(SEOUL) + "?limit=2&q=%C3%A4%26b");

        assertThat(answer.statusCode()).isEqualTo(200);
        var arrival = CONSENT.last();
        assertThat(arrival.uri()).isEqualTo("/v1/organizations/" + SEOUL + "/studies?limit=2&q=%C3%A4%26b");
        assertThat(claims(arrival)).contains("\"org_id\":\"" + SEOUL + "\"", "\"aud\":\"consent-service\"");
    }

    @Test
    void twoWindowsInTwoOrganizationsNeverBleedIntoEachOther() throws Exception {
        var browser = loggedIn();
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < 40; i++) {
                var organization = i % 2 == 0 ? SEOUL : BUSAN;
                calls.add(windows.submit(() -> browser.fetch(studies(organization))));
            }
            for (var call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }
        }

        assertThat(CONSENT.arrivals())
                .hasSize(40)
                .allSatisfy(arrival -> assertThat(claims(arrival))
                        .contains("\"org_id\":\"" + arrival.uri().split("/", -1)[3] + "\""));
    }

    @Test
    void tokensAreKeptForTheNextCall() {
        var browser = loggedIn();
        var before = PROVIDER.exchanges();

        assertThat(browser.fetch(studies(SEOUL)).statusCode()).isEqualTo(200);
        assertThat(browser.fetch(studies(SEOUL)).statusCode()).isEqualTo(200);

        assertThat(PROVIDER.exchanges() - before).isEqualTo(1);
    }

    @Test
    void manyCallsAtOnceRenewTheTokensOnce() throws Exception {
        PROVIDER.tokensLive(Duration.ofSeconds(20));
        var browser = loggedIn();
        PROVIDER.tokensLive(Duration.ofMinutes(5));
        var before = PROVIDER.refreshes();
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < 20; i++) {
                calls.add(windows.submit(() -> browser.fetch("/api/auth/v2/users/me")));
            }
            for (var call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }
        }

        assertThat(PROVIDER.refreshes() - before).isEqualTo(1);
    }

    @Test
    void aSessionThatTheProviderEndedEndsHere() {
        var browser = loggedIn();
        PROVIDER.sessionsAreOver(true);

        var answer = browser.fetch(studies(SEOUL));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("login-required");
        PROVIDER.sessionsAreOver(false);
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(401);
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @Test
    void anOrganizationOfOthersIsRefusedAndTheSessionStays() {
        var strange = UUID.randomUUID().toString();
        PROVIDER.close(strange);
        var browser = loggedIn();

        var answer = browser.fetch(studies(strange));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not-a-member");
        assertThat(CONSENT.arrivals()).isEmpty();
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatNoLongerBelievesTheTokenGetsTheCallAgainWithANewOne() {
        var browser = loggedIn();
        assertThat(browser.fetch(studies(SEOUL)).statusCode()).isEqualTo(200);
        CONSENT.nextRefusesToken();

        var answer = browser.post(studies(SEOUL), "application/json", BodyPublishers.ofString("{\"title\":\"ä\"}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var arrivals = CONSENT.arrivals();
        assertThat(arrivals).hasSize(3);
        assertThat(new String(arrivals.get(1).body().getBytes(ISO_8859_1), UTF_8))
                .isEqualTo("{\"title\":\"ä\"}");
        assertThat(arrivals.get(2).body()).isEqualTo(arrivals.get(1).body());
        assertThat(arrivals.get(2).header("Authorization"))
                .isNotEqualTo(arrivals.get(1).header("Authorization"));
    }

    @Test
    void aRefusalOfTheNewTokenIsPassedOnAndNotRepeatedForever() {
        var browser = loggedIn();
        CONSENT.nextRefusesToken();
        CONSENT.nextRefusesToken();

        assertThat(browser.fetch(studies(SEOUL)).statusCode()).isEqualTo(401);
        assertThat(CONSENT.arrivals()).hasSize(2);
    }

    @Test
    void thatAFactorIsTooOldIsForTheBrowserToHear() {
        var browser = loggedIn();
        CONSENT.next(exchange -> {
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=\"300\"");
            exchange.sendResponseHeaders(401, -1);
        });

        var answer = browser.fetch(studies(SEOUL));

        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("max_age=\"300\"");
        assertThat(CONSENT.arrivals()).hasSize(1);
    }

    @Test
    void aLargeUploadIsStreamedAndNeverHeldInMemory() {
        var file = new byte[8 * 1024 * 1024];
        Arrays.fill(file, (byte) 7);
        var browser = loggedIn();

        var answer = browser.post(
                studies(SEOUL) + "/files",
                "application/pdf",
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(file), file.length));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(CONSENT.last().body()).isEqualTo(new String(file, ISO_8859_1));
        assertThat(CONSENT.last().header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void anUploadAlwaysGoesWithATokenOfNow() {
        var browser = loggedIn();
        assertThat(browser.fetch(studies(SEOUL)).statusCode()).isEqualTo(200);
        var before = PROVIDER.exchanges();

        var answer = browser.post(studies(SEOUL), "application/pdf", BodyPublishers.ofByteArray(new byte[300 * 1024]));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PROVIDER.exchanges() - before).isEqualTo(1);
    }

    @Test
    void anUploadWhoseTokenIsRefusedAllTheSameIsToBeSentAgain() {
        var browser = loggedIn();
        CONSENT.nextRefusesToken();

        var answer = browser.post(studies(SEOUL), "application/pdf", BodyPublishers.ofByteArray(new byte[300 * 1024]));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("rights-changed");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHere() {
        var answer = loggedIn()
                .post(studies(SEOUL), "application/json", BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large");
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @Test
    void eventsArriveOneByOneAndEndWithTheToken() throws Exception {
        PROVIDER.tokensLive(Duration.ofSeconds(33));
        var browser = loggedIn();
        var second = new CountDownLatch(1);
        CONSENT.next(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            body.write("data: first\n\n".getBytes(UTF_8));
            body.flush();
            await(second);
            body.write("data: second\n\n".getBytes(UTF_8));
            body.flush();
        });

        try (var lines = browser.listen(studies(SEOUL) + "/events").body()) {
            var read = lines.filter(it -> !it.isEmpty()).iterator();
            assertThat(read.next()).isEqualTo("data: first");
            second.countDown();
            assertThat(read.next()).isEqualTo("data: second");
            assertThat(read.hasNext()).isFalse();
        }
    }

    @Test
    void aServiceThatIsAwayChangedNothing() {
        var answer = loggedIn().fetch("/api/mailing/o/" + SEOUL + "/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("service-unavailable", "nothing was changed");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aServiceThatDoesNotAnswerLeavesItOpenWhatHappened() {
        var browser = loggedIn();
        var patience = new CountDownLatch(1);
        CONSENT.next(exchange -> await(patience));

        var answer = browser.post(studies(SEOUL), "application/json", BodyPublishers.ofString("{}"));
        patience.countDown();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("service-silent");
        assertThat(CONSENT.arrivals()).hasSize(1);
    }

    @Test
    void nothingThatCouldPassForAnIdentityGoesIn() {
        var browser = loggedIn();
        browser.keep("theme", "dark");

        assertThat(browser.fetch(studies(SEOUL), "X-Forwarded-For", "10.9.8.7").statusCode())
                .isEqualTo(200);
        assertThat(CONSENT.last().header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(browser.fetch(studies(SEOUL), "Authorization", "Bearer forged")
                        .statusCode())
                .isEqualTo(200);
        assertThat(CONSENT.last().headers().get("Authorization"))
                .singleElement()
                .asString()
                .doesNotContain("forged");
        assertThat(CONSENT.last().headers()).doesNotContainKeys("Cookie", "X-xsrf-token", "Forwarded");
    }

    @Test
    void aCallAndItsRelayShareOneCorrelation() {
        var answer = loggedIn().fetch(studies(SEOUL), "X-Correlation-Id", "window-7-call-1");

        assertThat(CONSENT.last().header("X-Correlation-Id")).isEqualTo("window-7-call-1");
        assertThat(CONSENT.last().header("traceparent")).startsWith("00-");
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("window-7-call-1");
    }

    @Test
    void whatAServiceSaysAboutBrowsersIsNotPassedOn() {
        var browser = loggedIn();
        CONSENT.next(exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.set("Set-Cookie", "__Host-session=planted");
            headers.set("Content-Security-Policy", "default-src *");
            headers.set("Location", "/v1/organizations/" + SEOUL + "/studies/1");
            headers.add("Link", "</v1/organizations/" + SEOUL + "/studies?cursor=a%24b>; rel=\"next\"");
            headers.set("ETag", "\"3\"");
            exchange.sendResponseHeaders(201, -1);
        });

        var answer = browser.fetch(studies(SEOUL)).headers();

        assertThat(answer.allValues("Set-Cookie")).noneMatch(it -> it.contains("planted"));
        assertThat(answer.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'self'");
        assertThat(answer.firstValue("Location")).contains(studies(SEOUL) + "/1");
        assertThat(answer.firstValue("Link")).contains("<" + studies(SEOUL) + "?cursor=a%24b>; rel=\"next\"");
        assertThat(answer.firstValue("ETag")).contains("\"3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/internal/v1/accounts/1",
                "/api/auth/v2/session",
                "/api/auth/v2/session/refresh",
                "/api/auth/oauth2/token",
                "/api/auth/v1/users/me",
                "/api/consent/v1/studies",
                "/api/consent/actuator/health",
                "/api/unknown/o/0190b8f0-0000-7000-8000-000000000001/v1/studies",
                "/api/consent/o/not-an-id/v1/studies",
                "/api/consent/o/0190b8f0-0000-7000-8000-000000000001/internal/studies"
            })
    void nothingElseOfAServiceCanBeReached(String path) {
        var answer = loggedIn().fetch(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(AUTH.arrivals()).isEmpty();
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/../v1/studies", "/v1/%2e%2e/studies", "/v1//studies", "/v1/studies;a=b", "/v1/a%2Fb"})
    void addressesThatTwoServersCouldReadDifferentlyAreRefused(String path) {
        var answer = loggedIn().fetch("/api/consent/o/" + SEOUL + path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @Test
    void formsAreRefused() {
        var answer =
                loggedIn().post(studies(SEOUL), "application/x-www-form-urlencoded", BodyPublishers.ofString("a=b"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @Test
    void nobodyWhoIsNotLoggedInReachesAnOrganization() {
        assertThat(browser().fetch(studies(SEOUL)).statusCode()).isEqualTo(401);
        assertThat(CONSENT.arrivals()).isEmpty();
    }

    @Test
    void whoeverRegistersIsNotLoggedInYet() {
        var browser = browser();
        assertThat(browser.navigate("/").statusCode()).isEqualTo(200);

        var answer = browser.post("/api/auth/v2/accounts", "application/json", BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AUTH.last().uri()).isEqualTo("/v2/accounts");
        assertThat(AUTH.last().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void evenRegisteringNeedsAPageOfOurs() {
        assertThat(browser().post("/api/auth/v2/accounts", null).statusCode()).isEqualTo(403);
        assertThat(AUTH.arrivals()).isEmpty();
    }

    private static String studies(String organization) {
        return "/api/consent/o/" + organization + "/v1/studies";
    }

    private static String claims(StubService.Arrival arrival) {
        var token = arrival.header("Authorization").split(" ", 2)[1];
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.trialsuite.gateway.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.gateway.Browser;
import io.trialsuite.gateway.GatewayScenario;
import io.trialsuite.gateway.StubProvider;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingInScenarioTests extends GatewayScenario {

    @Test
    void aBrowserLogsInAndIsToldWhoItIsButNoToken() {
        var browser = browser();

        var arrived = browser.logIn(PROVIDER, "?return=/o/1/studies?page=2");

        assertThat(arrived.statusCode()).isEqualTo(302);
        assertThat(Browser.location(arrived)).hasToString("/o/1/studies?page=2");
        assertThat(browser.fetch("/session").body()).isEqualTo("{\"subject\":\"" + StubProvider.SUBJECT + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example", "evil"})
    void aLoginNeverEndsOnAnotherSite(String asked) {
        assertThat(Browser.location(browser().logIn(PROVIDER, "?return=" + asked)))
                .hasToString("/");
    }

    @Test
    void theSessionHasANewIdAfterTheLogin() {
        var browser = browser();
        var started = browser.navigate("/oauth2/authorization/auth");
        var planted = Objects.requireNonNull(browser.cookie("__Host-session"));
        var back = PROVIDER.authorize(Browser.location(started));
        assertThat(browser.navigate(back.getRawPath() + "?" + back.getRawQuery())
                        .statusCode())
                .isEqualTo(302);

        var thief = browser();
        thief.keep("__Host-session", planted);

        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);
        assertThat(thief.fetch("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void anAnswerThatBelongsToAnotherBrowserLogsNobodyIn() {
        var back = PROVIDER.authorize(Browser.location(browser().navigate("/oauth2/authorization/auth")));
        var victim = browser();

        var answer = victim.navigate(back.getRawPath() + "?" + back.getRawQuery());

        assertThat(Browser.location(answer)).hasToString("/?login=failed");
        assertThat(victim.fetch("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aScriptIsToldThatNobodyIsLoggedInAndNeverRedirected() {
        var answer = browser().fetch("/session");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("login-required");
        assertThat(browser().navigate("/api/consent/o/1/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionThatNobodyIsLoggedInWithIsForgottenSoon() {
        var browser = browser();
        var started = browser.navigate("/oauth2/authorization/auth");

        assertThat(started.statusCode()).isEqualTo(302);
        assertThat(rows.sql("select max_inactive_interval from browser_session where principal_name is null")
                        .query(Integer.class)
                        .list())
                .isNotEmpty()
                .containsOnly(600);
    }

    @Test
    void aPageIsSentToTheLoginAndRemembersWhereItWasGoing() {
        var answer = browser().navigate("/o/1/studies?page=2");

        assertThat(Browser.location(answer))
                .hasToString("/oauth2/authorization/auth?return=%2Fo%2F1%2Fstudies%3Fpage%3D2");
    }

    @Test
    void nothingIsChangedWithoutTheTokenOfThePage() {
        var browser = loggedIn();

        var forged = browser.post("/logout", null);

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("csrf-token-required");
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void loggingOutEndsTheSessionHereAndAtTheProvider() {
        var browser = loggedIn();
        var session = Objects.requireNonNull(browser.cookie("__Host-session"));
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);

        var answer = browser.post("/logout", browser.cookie("__Host-csrf"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"location\":\"" + PROVIDER.issuer() + "/end?id_token_hint=")
                .endsWith("post_logout_redirect_uri=http://127.0.0.1:8100/\"}");
        browser.keep("__Host-session", session);
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void everyAnswerRestrictsWhatABrowserDoesWithIt() {
        var answer = loggedIn().fetch("/session");

        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package io.trialsuite.gateway.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.gateway.GatewayScenario;
import io.trialsuite.gateway.StubProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionStorageScenarioTests extends GatewayScenario {

    @Test
    void theCookieIsForThisHostAloneAndForNoScript() {
        var started = browser().navigate("/oauth2/authorization/auth");

        assertThat(started.headers().allValues("Set-Cookie"))
                .filteredOn(it -> it.startsWith("__Host-session="))
                .singleElement()
                .asString()
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void whoReadsTheRowsCannotUseASession() {
        var browser = loggedIn();
        var cookie = Objects.requireNonNull(browser.cookie("__Host-session"));
        var id = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);

        assertThat(rows.sql("select session_id from browser_session")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotContain(id)
                .allSatisfy(it -> {
                    var thief = browser();
                    thief.keep(
                            "__Host-session", Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)));
                    assertThat(thief.fetch("/session").statusCode()).isEqualTo(401);
                });
    }

    @Test
    void whoReadsTheRowsSeesNoToken() {
        var browser = loggedIn();
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);

        assertThat(rows.sql("select attribute_bytes from browser_session_attributes")
                        .query(byte[].class)
                        .list())
                .isNotEmpty()
                .noneSatisfy(it -> assertThat(new String(it, StandardCharsets.ISO_8859_1))
                        .containsAnyOf(StubProvider.REFRESH_TOKEN, StubProvider.SUBJECT, "java.lang"));
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        var browser = loggedIn();
        everySessionBegan("11 hours 55 minutes");
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);

        everySessionBegan("5 minutes");

        assertThat(browser.fetch("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void anIdleSessionIsKeptForHalfAnHour() {
        var browser = loggedIn();
        assertThat(browser.fetch("/session").statusCode()).isEqualTo(200);

        assertThat(rows.sql(
                                "select distinct max_inactive_interval from browser_session where principal_name is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1800);
    }

    private void everySessionBegan(String earlier) {
        rows.sql(
                        "update browser_session set creation_time = creation_time - extract(epoch from :earlier::interval) * 1000")
                .param("earlier", earlier)
                .update();
    }
}

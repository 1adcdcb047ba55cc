package io.trialsuite.web;

import io.trialsuite.test.TestToken;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class RecentProofScenarioTests extends EdgeScenario {

    private static final String TWO = RequireRecentProof.MULTI_FACTOR;
    private static final String ONE = "urn:trialsuite:acr:single-factor";

    @Test
    void aFreshProofOfTwoFactorsSigns() {
        sign(proved(TWO, 290)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({TWO + ", 320", ONE + ", 1", "'', 1"})
    void whatIsTooOldOrTooLittleIsSentBackToProve(String acr, long secondsAgo) {
        sign(proved(acr, secondsAgo))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"" + TWO
                                + "\", max_age=\"300\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("insufficient-user-authentication");
    }

    @Test
    void aFreshProofOfOneFactorIsEnoughWhereAnyIs() {
        post("/confirmation", proved(ONE, 290)).expectStatus().isOk();
        post("/confirmation", proved(ONE, 320))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=\"300\"");
    }

    @Test
    void aTokenThatDoesNotSayWhenIsTooOld() {
        sign(token().claim("acr", TWO).without("auth_time")).expectStatus().isUnauthorized();
    }

    private TestToken proved(String acr, long secondsAgo) {
        return token().claim("acr", acr)
                .claim("auth_time", Instant.now().minusSeconds(secondsAgo).getEpochSecond());
    }

    private RestTestClient.ResponseSpec sign(TestToken token) {
        return post("/signature", token);
    }

    private RestTestClient.ResponseSpec post(String what, TestToken token) {
        return http().post()
                .uri(notesPath().replace("/notes", what))
                .header("Authorization", token.bearer())
                .exchange();
    }
}

package io.trialsuite.gateway.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.gateway.GatewayScenario;
import org.junit.jupiter.api.Test;

class PageScenarioTests extends GatewayScenario {

    @Test
    void thePageIsForEverybodyAndHasNothingThatItsPolicyForbids() {
        var page = browser().navigate("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.body()).contains("<title>Trialsuite</title>").doesNotContain("<style", " style=", " onclick=");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(browser().navigate("/assets/suite.js").statusCode()).isEqualTo(200);
        assertThat(browser().navigate("/assets/suite.css").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressOfAnOrganizationIsThePageForWhoIsLoggedIn() {
        var address = "/o/0190b8f0-0000-7000-8000-000000000001/studies";

        assertThat(loggedIn().navigate(address).body()).contains("<title>Trialsuite</title>");
        assertThat(browser().navigate(address).statusCode()).isEqualTo(302);
    }

    @Test
    void anAssetThatIsMissingIsNotThePage() {
        var answer = browser().navigate("/assets/missing.js");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("<title>");
    }
}

package io.trialsuite.auth.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationRegistered;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrganizationMessagesContractTests {

    private static final OrganizationId SEOUL = OrganizationId.of("0193a1c2-7d20-7a02-8b20-5f0d3c2b1a02");

    @Test
    void aRegistrationKeepsItsContract() {
        var message = OrganizationMessages.of(
                new OrganizationRegistered(SEOUL, "seoul-trials", Instant.parse("2026-03-02T09:00:00Z")));

        assertThat(message.subject()).isEqualTo(SEOUL.toString());
        assertThat(message.attributes()).containsEntry("organizationid", SEOUL.toString());
        Contracts.ofRepository().assertValid("auth.organization.registered.v1", message.data());
    }
}

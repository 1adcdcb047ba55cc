package io.trialsuite.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationsTests {

    private final Expectations expected = new Expectations(SampleParticipants.load());

    @Test
    void theSampleFileDemandsSevenBouncesAndOneComplaint() {
        assertThat(expected.people()).isEqualTo(200);
        assertThat(expected.invitations()).isEqualTo(Map.of("DELIVERED", 192, "HARD_BOUNCED", 7, "COMPLAINED", 1));
        assertThat(expected.alerts()).isEqualTo(8);
    }

    @Test
    void anAutomaticReplyIsNoFailure() {
        assertThat(expected.sample().people()).anyMatch(person -> person.email().startsWith("ooto+"));
        assertThat(expected.sample().bouncing())
                .noneMatch(person -> person.email().startsWith("ooto+"));
    }

    @Test
    void theInboxHoldsNothingThatHasNotHappened() {
        assertThat(expected.inbox(0, 0)).containsOnlyKeys("consent-batch-completed", "mail-bounced", "mail-complained");
        assertThat(expected.inbox(20, 1))
                .containsEntry("consent-signature-applied", 20)
                .containsEntry("consent-request-declined", 1)
                .hasSize(5);
    }

    @Test
    void enoughPeopleCanBeReachedToSignAndToDecline() {
        assertThat(expected.sample().reachable()).hasSizeGreaterThan(20);
    }
}

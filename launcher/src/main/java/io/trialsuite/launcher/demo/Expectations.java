package io.trialsuite.launcher.demo;

import java.util.Map;
import java.util.TreeMap;

/** What must come of sending mail to the sample's addresses; computed before anything is sent. */
record Expectations(SampleParticipants sample) {

    static final String SIGNED = "consent-signature-applied";
    static final String DECLINED = "consent-request-declined";
    static final String BOUNCED = "mail-bounced";
    private static final String COMPLAINED = "mail-complained";
    private static final String COMPLETED = "consent-batch-completed";

    int people() {
        return sample.people().size();
    }

    int bounces() {
        return sample.bouncing().size();
    }

    /** One for each mail that bounced for good or was complained about. */
    int alerts() {
        return bounces() + sample.complaining().size();
    }

    /** Invitations by what becomes of them. */
    Map<String, Integer> invitations() {
        return new TreeMap<>(Map.of(
                "DELIVERED",
                people() - alerts(),
                "HARD_BOUNCED",
                bounces(),
                "COMPLAINED",
                sample.complaining().size()));
    }

    /** Items of the coordinator's inbox by kind. */
    Map<String, Integer> inbox(int signed, int declined) {
        var items = new TreeMap<>(Map.of(
                COMPLETED,
                1,
                BOUNCED,
                bounces(),
                COMPLAINED,
                sample.complaining().size()));
        if (signed > 0) {
            items.put(SIGNED, signed);
        }
        if (declined > 0) {
            items.put(DECLINED, declined);
        }
        return items;
    }
}

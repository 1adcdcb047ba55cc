package io.trialsuite.consent.records;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a signature established.
 *
 * @param validFrom when it was given; earlier than {@code at} when it was given on paper
 */
public record GrantConsent(
        UUID organization,
        UUID study,
        UUID request,
        ParticipantRef participant,
        VersionId version,
        List<String> purposesGranted,
        List<String> purposesRefused,
        String evidenceHash,
        Instant validFrom,
        Instant at) {

    public GrantConsent {
        purposesGranted = List.copyOf(purposesGranted);
        purposesRefused = List.copyOf(purposesRefused);
    }
}

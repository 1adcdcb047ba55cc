package io.trialsuite.consent.reconsent;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionDiff;
import io.trialsuite.consent.documents.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who consented to one version is asked about a later one.
 *
 * @param changed the passages that are not what they were
 */
record Campaign(
        UUID id,
        UUID organization,
        UUID study,
        VersionId from,
        VersionId to,
        List<String> changed,
        Basis basis,
        Instant dueBy,
        Instant startedAt) {

    static Campaign of(UUID id, StartCampaign command, PublishedVersion older, PublishedVersion newer, Instant at) {
        if (!older.document().equals(newer.document()) || !older.frozenAt().isBefore(newer.frozenAt())) {
            throw new VersionsUnrelated();
        }
        if (!command.dueBy().isAfter(at)) {
            throw new DueDatePast();
        }
        return new Campaign(
                id,
                command.by().organizationId(),
                newer.study().value(),
                older.id(),
                newer.id(),
                VersionDiff.between(older, newer).blocks().stream()
                        .map(VersionDiff.Change::id)
                        .toList(),
                command.basis(),
                command.dueBy(),
                at);
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.VersionDiff;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is new to somebody who consented to an earlier version. */
public record ShownChanges(UUID previousVersionId, String previousVersionLabel, List<ShownChange> blocks) {

    /**
     * A passage that is not what it was; what it says now is in the document.
     *
     * @param before what it said; null when it is new
     */
    public record ShownChange(
            String blockId, VersionDiff.Kind kind, @Nullable String before, boolean acknowledged) {}

    static ShownChanges of(Changes changes, String locale) {
        return new ShownChanges(
                changes.previous().id().value(),
                changes.previous().label(),
                changes.diff().blocks().stream()
                        .map(change -> new ShownChange(
                                change.id(),
                                change.kind(),
                                change.before().get(locale),
                                changes.acknowledged().contains(change.id())))
                        .toList());
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionDiff;
import io.trialsuite.consent.documents.VersionDiff.Change;
import io.trialsuite.input.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is new to somebody who consented to an earlier version, and which of it they have said they have seen. */
record Changes(PublishedVersion previous, VersionDiff diff, Set<String> acknowledged) {

    Changes {
        acknowledged = Set.copyOf(acknowledged);
    }

    boolean contains(String block) {
        return diff.blocks().stream().anyMatch(change -> change.id().equals(block));
    }

    /** What was not seen yet. */
    List<Finding> check() {
        return diff.blocks().stream()
                .map(Change::id)
                .filter(block -> !acknowledged.contains(block))
                .map(block -> new Finding(
                        "/acknowledgements/" + block, "not-acknowledged", "Say that you have seen what changed here."))
                .toList();
    }

    /** The whole difference, so that nobody has to compare again what was shown. */
    Map<String, Object> evidence() {
        return Map.of(
                "previousVersionId", previous.id().toString(),
                "previousDocumentHash", previous.contentHash(),
                "diffHash", diff.hash(),
                "diff", diff.canonical(),
                "acknowledgedBlocks", acknowledged.stream().sorted().toList());
    }
}

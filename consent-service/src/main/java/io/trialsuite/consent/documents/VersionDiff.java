package io.trialsuite.consent.documents;

import io.trialsuite.consent.documents.ConsentContent.Block;
import io.trialsuite.consent.documents.ConsentContent.Field;
import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a version says differently from another one of its document, passage by passage: new information is to be clearly
 * identified (ICH E6(R3) 2.8.2). A passage that only moved says nothing different.
 */
public record VersionDiff(UUID from, UUID to, List<Change> blocks, List<Change> fields) {

    public VersionDiff {
        blocks = List.copyOf(blocks);
        fields = List.copyOf(fields);
    }

    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * A passage or question that differs.
     *
     * @param before its wording by language; empty when it is new
     * @param after empty when it is gone
     */
    public record Change(String id, Kind kind, Map<String, String> before, Map<String, String> after) {

        public Change {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }

        private Map<String, Object> canonical() {
            return Map.of("id", id, "kind", kind.name(), "before", before, "after", after);
        }
    }

    static VersionDiff between(VersionId from, ConsentContent older, VersionId to, ConsentContent newer) {
        return new VersionDiff(
                from.value(),
                to.value(),
                changes(older.blocks(), newer.blocks(), Block::blockId, Block::text),
                changes(older.fields(), newer.fields(), Field::fieldId, Field::label));
    }

    public static VersionDiff between(PublishedVersion older, PublishedVersion newer) {
        return between(older.id(), older.content(), newer.id(), newer.content());
    }

    private static <T> List<Change> changes(
            List<T> older, List<T> newer, Function<T, String> id, Function<T, Map<String, String>> wording) {
        var before = new LinkedHashMap<String, T>();
        older.forEach(it -> before.put(id.apply(it), it));
        var changes = new ArrayList<Change>();
        for (var now : newer) {
            var earlier = before.remove(id.apply(now));
            if (earlier == null) {
                changes.add(new Change(id.apply(now), Kind.ADDED, Map.of(), wording.apply(now)));
            } else if (!earlier.equals(now)) {
                changes.add(new Change(id.apply(now), Kind.CHANGED, wording.apply(earlier), wording.apply(now)));
            }
        }
        before.forEach(
                (gone, earlier) -> changes.add(new Change(gone, Kind.REMOVED, wording.apply(earlier), Map.of())));
        return changes;
    }

    /** The form whose bytes are hashed. */
    public Map<String, Object> canonical() {
        return Map.of(
                "from", from.toString(),
                "to", to.toString(),
                "blocks", blocks.stream().map(Change::canonical).toList(),
                "fields", fields.stream().map(Change::canonical).toList());
    }

    public String hash() {
        return Sha256.hex(CanonicalJson.bytes(canonical()));
    }
}

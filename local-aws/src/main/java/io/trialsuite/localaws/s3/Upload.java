package io.trialsuite.localaws.s3;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that is neither completed nor aborted.
 *
 * @param draft the properties of the object to be
 * @param algorithm what the parts are checked with; null if the client did not say
 */
record Upload(
        String id,
        String bucket,
        String key,
        Instant started,
        ObjectVersion draft,
        @Nullable ChecksumAlgorithm algorithm,
        boolean composite,
        Map<Integer, Part> parts) {

    /** One part, numbered from 1 to 10,000. */
    record Part(int number, Blob blob, Instant modified) {}

    Upload with(Part part) {
        var changed = new TreeMap<>(parts);
        changed.put(part.number(), part);
        return new Upload(id, bucket, key, started, draft, algorithm, composite, changed);
    }
}

package io.trialsuite.localaws.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, or a delete marker.
 *
 * @param id {@code null} as text for what was written without versioning
 * @param etag without quotation marks
 * @param file name of its bytes; null for a delete marker
 * @param headers {@code Content-Type} and the other standard headers that are given back
 * @param metadata without the {@code x-amz-meta-} prefix
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}
 */
record ObjectVersion(
        String id,
        Instant modified,
        String etag,
        long size,
        @Nullable String file,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        Map<ChecksumAlgorithm, String> checksums,
        String checksumType,
        Lock lock) {

    static final String UNVERSIONED = "null";

    static ObjectVersion deleteMarker(String id, Instant now) {
        return new ObjectVersion(
                id, now, "", 0, null, Map.of(), Map.of(), Map.of(), Map.of(), "FULL_OBJECT", Lock.NONE);
    }

    boolean marker() {
        return file == null;
    }

    boolean unversioned() {
        return id.equals(UNVERSIONED);
    }

    String quotedEtag() {
        return '"' + etag + '"';
    }

    ObjectVersion withId(String newId) {
        return new ObjectVersion(
                newId, modified, etag, size, file, headers, metadata, tags, checksums, checksumType, lock);
    }

    ObjectVersion withTags(Map<String, String> newTags) {
        return new ObjectVersion(
                id, modified, etag, size, file, headers, metadata, newTags, checksums, checksumType, lock);
    }

    ObjectVersion withLock(Lock newLock) {
        return new ObjectVersion(
                id, modified, etag, size, file, headers, metadata, tags, checksums, checksumType, newLock);
    }
}

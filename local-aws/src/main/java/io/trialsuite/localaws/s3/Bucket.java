package io.trialsuite.localaws.s3;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's own properties; its objects are in the index.
 *
 * @param versioning {@code Enabled}, {@code Suspended}, or null if it never was enabled
 * @param documents configuration documents by sub-resource, as they were put
 */
record Bucket(
        String name, Instant created, @Nullable String versioning, boolean lockable, Map<String, String> documents) {

    boolean versioned() {
        return "Enabled".equals(versioning);
    }

    Bucket withVersioning(String status) {
        return new Bucket(name, created, status, lockable, documents);
    }

    Bucket withLock() {
        return new Bucket(name, created, versioning, true, documents);
    }

    Bucket withDocument(String subResource, String document) {
        var changed = new TreeMap<>(documents);
        changed.put(subResource, document);
        return new Bucket(name, created, versioning, lockable, changed);
    }

    Bucket withoutDocument(String subResource) {
        var changed = new TreeMap<>(documents);
        changed.remove(subResource);
        return new Bucket(name, created, versioning, lockable, changed);
    }
}

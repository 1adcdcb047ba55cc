package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one place that decides which version of a key is current. Each operation is atomic, and in the journal before it is
 * visible; conditions are checked in the same step as the change they guard. Thread-safe.
 */
final class Index implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final IndexState state = new IndexState();
    private final Journal journal;
    private final Blobs blobs;
    private final Clock clock;

    Index(Journal journal, Blobs blobs, Clock clock) {
        this.journal = journal;
        this.blobs = blobs;
        this.clock = clock;
        journal.replay(state::apply);
        blobs.keepOnly(state.referencedFiles());
    }

    void createBucket(Bucket bucket) {
        locked(() -> {
            if (state.buckets().containsKey(bucket.name())) {
                throw new AwsError(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.");
            }
            record(IndexState.bucketChanged(bucket));
            return bucket;
        });
    }

    List<Bucket> buckets() {
        return locked(() -> List.copyOf(state.buckets().values()));
    }

    Bucket bucket(String name) {
        return locked(() -> requireBucket(name));
    }

    void changeBucket(String name, UnaryOperator<Bucket> change) {
        locked(() -> {
            var changed = change.apply(requireBucket(name));
            record(IndexState.bucketChanged(changed));
            return changed;
        });
    }

    void removeBucket(String name) {
        locked(() -> {
            var bucket = requireBucket(name);
            if (!state.objects(name).isEmpty()) {
                throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
            }
            record(IndexState.bucketRemoved(name));
            return bucket;
        });
    }

    /** Lets the reader look at all versions by key; it must not keep the map. */
    <T> T read(String bucket, Function<NavigableMap<String, List<ObjectVersion>>, T> reader) {
        return locked(() -> {
            requireBucket(bucket);
            return reader.apply(state.objects(bucket));
        });
    }

    /** The version that a plain GET sees, if there is one. */
    Optional<ObjectVersion> current(String bucket, String key) {
        return read(
                bucket,
                objects -> objects.getOrDefault(key, List.of()).stream()
                        .findFirst()
                        .filter(version -> !version.marker()));
    }

    /** @param id null for the current one, which may be a delete marker only if named by its id */
    ObjectVersion version(String bucket, String key, @Nullable String id) {
        if (id == null) return current(bucket, key).orElseThrow(() -> noSuchKey());
        return read(
                bucket,
                objects -> objects.getOrDefault(key, List.of()).stream()
                        .filter(version -> version.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () -> new AwsError(404, "NoSuchVersion", "The specified version does not exist.")));
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    /**
     * Makes it the current version.
     *
     * @param guard sees the version that is current until now and may refuse
     * @return the version with its id
     */
    ObjectVersion put(String bucket, String key, ObjectVersion draft, Consumer<Optional<ObjectVersion>> guard) {
        return locked(() -> {
            var target = requireBucket(bucket);
            guard.accept(current(bucket, key));
            var version = draft.withId(target.versioned() ? newId() : ObjectVersion.UNVERSIONED);
            record(IndexState.versionAdded(bucket, key, version));
            return version;
        });
    }

    ObjectVersion change(String bucket, String key, @Nullable String id, UnaryOperator<ObjectVersion> change) {
        return locked(() -> {
            var changed = change.apply(version(bucket, key, id));
            record(IndexState.versionChanged(bucket, key, changed));
            return changed;
        });
    }

    /**
     * Hides an object behind a delete marker, or removes it where nothing is versioned.
     *
     * @return the marker, or what was removed; empty if there was nothing
     */
    Optional<ObjectVersion> delete(String bucket, String key) {
        return locked(() -> {
            var target = requireBucket(bucket);
            if (target.versioning() != null) {
                var id = target.versioned() ? newId() : ObjectVersion.UNVERSIONED;
                var marker = ObjectVersion.deleteMarker(id, clock.instant());
                record(IndexState.versionAdded(bucket, key, marker));
                return Optional.of(marker);
            }
            var gone = current(bucket, key);
            gone.ifPresent(version -> record(IndexState.versionRemoved(bucket, key, version.id())));
            return gone;
        });
    }

    /** Removes one version for good, if its lock allows it. */
    Optional<ObjectVersion> deleteVersion(String bucket, String key, String id, boolean bypassGovernance) {
        return locked(() -> {
            requireBucket(bucket);
            var gone = state.versions(bucket, key).stream()
                    .filter(version -> version.id().equals(id))
                    .findFirst();
            gone.ifPresent(version -> {
                version.lock().checkRemoval(clock.instant(), bypassGovernance);
                record(IndexState.versionRemoved(bucket, key, id));
            });
            return gone;
        });
    }

    void startUpload(Upload upload) {
        locked(() -> {
            requireBucket(upload.bucket());
            record(IndexState.uploadStarted(upload));
            return upload;
        });
    }

    Upload upload(String bucket, String key, String id) {
        return locked(() -> Optional.ofNullable(state.uploads().get(id))
                .filter(upload -> upload.bucket().equals(bucket) && upload.key().equals(key))
                .orElseThrow(() -> new AwsError(
                        404,
                        "NoSuchUpload",
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                                + " aborted or completed.")));
    }

    List<Upload> uploads(String bucket) {
        return locked(() -> {
            requireBucket(bucket);
            return state.uploads().values().stream()
                    .filter(upload -> upload.bucket().equals(bucket))
                    .toList();
        });
    }

    void addPart(Upload upload, Upload.Part part) {
        locked(() -> {
            record(IndexState.partAdded(
                    upload(upload.bucket(), upload.key(), upload.id()).id(), part));
            return part;
        });
    }

    void removeUpload(Upload upload) {
        locked(() -> {
            record(IndexState.uploadRemoved(upload.id()));
            return upload;
        });
    }

    private Bucket requireBucket(String name) {
        var bucket = state.buckets().get(name);
        if (bucket == null) {
            throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return bucket;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void record(JsonNode change) {
        journal.append(change);
        state.apply(change).forEach(blobs::retire);
        if (journal.wantsCompaction()) {
            journal.compact(state.snapshot());
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}

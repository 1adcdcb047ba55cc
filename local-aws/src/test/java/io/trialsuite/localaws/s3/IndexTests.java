package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTests {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path data;

    private Blobs blobs;
    private Index index;

    @BeforeEach
    void open() {
        blobs = new Blobs(data);
        index = new Index(Journal.open(data, "s3"), blobs, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        index.close();
        blobs.close();
    }

    @Test
    void ofManyConditionalPutsExactlyOneWins() {
        index.createBucket(bucket(null));

        assertThat(concurrentPuts(IndexTests::onlyIfAbsent)).isEqualTo(1);
    }

    /** The control: it is the condition, and nothing else, that lets only one win. */
    @Test
    void withoutTheConditionEveryPutSucceeds() {
        index.createBucket(bucket(null));

        assertThat(concurrentPuts(IndexTests::always)).isEqualTo(64);
    }

    private static void always(Optional<ObjectVersion> current) {}

    private static void onlyIfAbsent(Optional<ObjectVersion> current) {
        if (current.isPresent()) throw Conditions.failed();
    }

    private int concurrentPuts(Consumer<Optional<ObjectVersion>> guard) {
        var won = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                var version = version("v" + i);
                threads.execute(() -> {
                    try {
                        index.put("b", "k", version, guard);
                        won.incrementAndGet();
                    } catch (AwsError lost) {
                        assertThat(lost.status()).isEqualTo(412);
                    }
                });
            }
        }
        return won.get();
    }

    @Test
    void suspendedVersioningReplacesOnlyTheNullVersion() {
        index.createBucket(bucket("Enabled"));
        var kept = index.put("b", "k", version("1"), IndexTests::always);
        index.changeBucket("b", bucket -> bucket.withVersioning("Suspended"));

        index.put("b", "k", version("2"), IndexTests::always);
        index.put("b", "k", version("3"), IndexTests::always);

        assertThat(versionsOfK()).extracting(ObjectVersion::id).containsExactly("null", kept.id());
        assertThat(index.current("b", "k").orElseThrow().etag()).isEqualTo("3");
    }

    @Test
    void everythingIsThereAgainAfterAReplay() {
        index.createBucket(bucket("Enabled"));
        var first = index.put("b", "k", version("1"), IndexTests::always);
        index.put("b", "k", version("2"), IndexTests::always);
        index.delete("b", "k");
        index.startUpload(new Upload("u", "b", "big", NOW, version("0"), null, false, Map.of()));

        index.close();
        open();

        assertThat(index.current("b", "k")).isEmpty();
        assertThat(index.version("b", "k", first.id()).etag()).isEqualTo("1");
        assertThat(versionsOfK()).hasSize(3);
        assertThat(index.upload("b", "big", "u").started()).isEqualTo(NOW);
    }

    @Test
    void aFileThatNobodyRefersToIsGoneAfterAReplay() throws IOException {
        index.createBucket(bucket(null));
        try (var out = blobs.create("kept")) {
            out.write(1);
        }
        try (var out = blobs.create("orphan")) {
            out.write(1);
        }
        index.put("b", "k", version("kept"), IndexTests::always);

        index.close();
        open();

        assertThat(Files.exists(blobs.path("kept"))).isTrue();
        assertThat(Files.exists(blobs.path("orphan"))).isFalse();
    }

    @Test
    void aBucketWithOnlyADeleteMarkerIsNotEmpty() {
        index.createBucket(bucket("Enabled"));
        index.delete("b", "k");

        assertThatThrownBy(() -> index.removeBucket("b")).hasMessageContaining("not empty");
    }

    private List<ObjectVersion> versionsOfK() {
        return index.read("b", objects -> List.copyOf(objects.getOrDefault("k", List.of())));
    }

    private static Bucket bucket(@Nullable String versioning) {
        return new Bucket("b", NOW, versioning, false, Map.of());
    }

    private static ObjectVersion version(String text) {
        return new ObjectVersion(
                "null", NOW, text, 1, text, Map.of(), Map.of(), Map.of(), Map.of(), "FULL_OBJECT", Lock.NONE);
    }
}

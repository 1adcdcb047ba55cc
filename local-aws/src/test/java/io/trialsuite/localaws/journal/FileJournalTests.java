package io.trialsuite.localaws.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FileJournalTests {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static JsonNode number(int n) {
        return Json.object().put("n", n).put("text", "line\nfeed ü");
    }

    private List<Integer> replayed() {
        try (var journal = Journal.open(directory, "test")) {
            return replayed(journal);
        }
    }

    private static List<Integer> replayed(Journal journal) {
        var numbers = new ArrayList<Integer>();
        journal.replay(record -> numbers.add(record.path("n").asInt()));
        return numbers;
    }

    private void write(int... numbers) {
        try (var journal = Journal.open(directory, "test")) {
            replayed(journal);
            for (int n : numbers) {
                journal.append(number(n));
            }
        }
    }

    @Test
    void recordsComeBackInTheirOrder() {
        write(1, 2);
        write(3);

        assertThat(replayed()).containsExactly(1, 2, 3);
    }

    @Test
    void anUnfinishedLastRecordIsDroppedAndTheNextOneIsWhole() throws IOException {
        write(1, 2);
        Files.writeString(file(), "{\"n\":3,\"te", StandardOpenOption.APPEND);

        write(4);

        assertThat(replayed()).containsExactly(1, 2, 4);
    }

    @Test
    void aDamagedRecordBeforeTheLastStopsTheStart() throws IOException {
        write(1);
        Files.writeString(file(), "{\"n\":2,\"te\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::replayed)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged at byte");
    }

    @Test
    void aSnapshotReplacesWhatWasBefore() {
        try (var journal = Journal.open(directory, "test")) {
            replayed(journal);
            journal.append(number(1));
            journal.append(number(2));
            journal.compact(Stream.of(number(12)));
            journal.append(number(3));
        }

        assertThat(replayed()).containsExactly(12, 3);
    }

    @Test
    void aSnapshotThatWasNotFinishedIsIgnored() throws IOException {
        write(1, 2);
        Files.writeString(directory.resolve("test.journal.next"), "{\"n\":99}\n{\"n\"");

        write(3);

        assertThat(replayed()).containsExactly(1, 2, 3);
    }

    @Test
    void compactionIsWantedOnceThereIsMuchToSave() {
        try (var journal = Journal.open(directory, "test")) {
            replayed(journal);
            var big = Json.object().put("text", "x".repeat(1 << 20));
            assertThat(journal.wantsCompaction()).isFalse();

            for (int i = 0; i < 33; i++) {
                journal.append(big);
            }

            assertThat(journal.wantsCompaction()).isTrue();
            journal.compact(Stream.of(number(1)));
            assertThat(journal.wantsCompaction()).isFalse();
        }
    }

    @Test
    void aDirectoryBelongsToOneJournalAtATime() {
        try (var first = Journal.open(directory, "test")) {
            assertThat(replayed(first)).isEmpty();
            assertThatThrownBy(() -> Journal.open(directory, "test"))
                    .isInstanceOfAny(OverlappingFileLockException.class, UncheckedIOException.class);
        }
    }

    private Path file() {
        return directory.resolve("test.journal");
    }
}

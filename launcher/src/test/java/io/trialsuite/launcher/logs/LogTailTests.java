package io.trialsuite.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    private Path folder;

    @Test
    void theLastLinesAreTheLastLines() throws IOException {
        Files.writeString(log(), "one\ntwo\nthree\n");

        assertThat(LogTail.last(log(), 2)).containsExactly("two", "three");
        assertThat(LogTail.last(log(), 9)).containsExactly("one", "two", "three");
    }

    @Test
    void aMissingFileHasNoLines() {
        assertThat(LogTail.last(log(), 5)).isEmpty();
    }

    @Test
    void aFollowerSeesOnlyWholeNewLines() throws IOException {
        Files.writeString(log(), "old\n");
        var tail = LogTail.follow(log());

        Files.writeString(log(), "ne", StandardOpenOption.APPEND);
        assertThat(tail.more()).isEmpty();
        Files.writeString(log(), "w\n새 줄\n", StandardOpenOption.APPEND);

        assertThat(tail.more()).containsExactly("new", "새 줄");
    }

    @Test
    void aFollowerStartsAgainWhenTheFileWasReplaced() throws IOException {
        Files.writeString(log(), "a long line of the run before\n");
        var tail = LogTail.follow(log());

        Files.writeString(log(), "new\n");

        assertThat(tail.more()).containsExactly("new");
    }

    private Path log() {
        return folder.resolve("part.log");
    }
}

package io.trialsuite.localaws.journal;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The record of one service's changes. A service replays it once when it starts, then appends each change before it
 * applies and acknowledges it.
 *
 * <p>What was appended survives {@code kill -9} of this process, because the operating system has it when {@link #append}
 * returns. It does not survive a crash of the machine: nothing is forced to the disk. A last line that was cut short by a
 * crash belongs to a request that nobody was answered, and is dropped.
 *
 * <p>Thread-safe; records are kept in the order in which {@code append} was called.
 */
public interface Journal extends Closeable {

    /**
     * Opens or creates {@code <name>.journal}.
     *
     * @param directory null keeps nothing, for tests
     */
    static Journal open(@Nullable Path directory, String name) {
        return directory == null ? new ForgetfulJournal() : FileJournal.open(directory, name);
    }

    /** Hands over everything recorded so far, oldest first. To be called once, before the first {@link #append}. */
    void replay(Consumer<JsonNode> reader);

    default void append(JsonNode record) {
        append(List.of(record));
    }

    /**
     * Writes these records with one system call.
     *
     * @throws java.io.UncheckedIOException if they could not be written, for instance on a full disk; then none of them
     *     is in the journal
     */
    void append(List<? extends JsonNode> records);

    /** Whether the file has grown so far beyond its last snapshot that {@link #compact} pays. */
    boolean wantsCompaction();

    /**
     * Replaces everything recorded by a snapshot that says the same. The caller makes sure that nothing is appended
     * meanwhile which the snapshot does not contain. A crash during it leaves either the old file or the new one.
     */
    void compact(Stream<? extends JsonNode> snapshot);

    @Override
    void close();
}

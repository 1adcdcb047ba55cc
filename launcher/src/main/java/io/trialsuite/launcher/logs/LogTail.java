package io.trialsuite.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the end of a log file, and what is added to it later. One reader per file, one thread per reader. */
public final class LogTail {

    private static final int LARGEST_END = 1 << 20;

    private final Path file;
    private long position;
    private String unfinished = "";

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** The last lines of a file; none when there is no file. */
    public static List<String> last(Path file, int count) {
        var lines = new LogTail(file, Math.max(0, size(file) - LARGEST_END)).more();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The last lines that say something to a person: without the frames of stack traces. */
    public static List<String> explanation(Path file, int count) {
        var lines = last(file, Integer.MAX_VALUE).stream()
                .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** From the present end on. */
    public static LogTail follow(Path file) {
        return new LogTail(file, size(file));
    }

    /** The lines completed since the last call; a file that has shrunk is read from its beginning. */
    public List<String> more() {
        var size = size(file);
        if (size < position) {
            position = 0;
            unfinished = "";
        }
        if (size == position) {
            return List.of();
        }
        var bytes = new byte[(int) Math.min(LARGEST_END, size - position)];
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(position);
            open.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A character that straddles two reads would break; logs end their writes with a line.
        position += bytes.length;
        var lines = new ArrayList<>(List.of((unfinished + new String(bytes, StandardCharsets.UTF_8)).split("\n", -1)));
        unfinished = lines.removeLast();
        return lines;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

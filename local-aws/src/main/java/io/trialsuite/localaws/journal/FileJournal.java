package io.trialsuite.localaws.journal;

import io.trialsuite.localaws.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One JSON document per line. The file is locked, so that two processes cannot share a directory by accident. */
final class FileJournal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);
    private static final long SMALLEST_WORTH_COMPACTING = 32L << 20;
    private static final int SNAPSHOT_CHUNK = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private FileChannel channel;
    private long end;
    private long compactAt = SMALLEST_WORTH_COMPACTING;

    private FileJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FileJournal open(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            var file = directory.resolve(name + ".journal");
            var journal = new FileJournal(file, openLocked(file));
            journal.end = journal.channel.size();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel openLocked(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(file + " is in use by another process");
        }
        return channel;
    }

    @Override
    public void replay(Consumer<JsonNode> reader) {
        lock.lock();
        try {
            channel.position(0);
            var lines = new JournalLines(channel);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                reader.accept(parse(line, lines.consumed() - line.length - 1));
            }
            long good = lines.consumed();
            if (good < end) {
                log.warn("Dropping {} bytes of an unfinished record at the end of {}", end - good, file.getFileName());
                channel.truncate(good);
            }
            end = good;
            compactAt = Math.max(SMALLEST_WORTH_COMPACTING, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private JsonNode parse(byte[] line, long offset) throws IOException {
        try {
            return Json.read(line);
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged at byte " + offset + ": " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void append(List<? extends JsonNode> records) {
        if (records.isEmpty()) {
            return;
        }
        var bytes = lines(records.iterator(), Integer.MAX_VALUE);
        lock.lock();
        try {
            writeAll(channel, bytes, end);
            end += bytes.length;
        } catch (IOException e) {
            cutBackTo(end, e);
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void cutBackTo(long length, IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public boolean wantsCompaction() {
        return end > compactAt;
    }

    @Override
    public void compact(Stream<? extends JsonNode> snapshot) {
        var next = file.resolveSibling(file.getFileName() + ".next");
        lock.lock();
        try {
            Files.deleteIfExists(next);
            var replacement = openLocked(next);
            long length = 0;
            for (var records = snapshot.iterator(); records.hasNext(); ) {
                var bytes = lines(records, SNAPSHOT_CHUNK);
                writeAll(replacement, bytes, length);
                length += bytes.length;
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            channel.close();
            channel = replacement;
            end = length;
            compactAt = Math.max(SMALLEST_WORTH_COMPACTING, 4 * length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private static byte[] lines(Iterator<? extends JsonNode> records, int enough) {
        var out = new ByteArrayOutputStream(1024);
        while (records.hasNext() && out.size() < enough) {
            out.writeBytes(Json.write(records.next()));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static void writeAll(FileChannel to, byte[] bytes, long position) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            position += to.write(buffer, position);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}

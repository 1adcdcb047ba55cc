package io.trialsuite.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** One form per content: files in the order of their names, stored as they are, all of the same time. */
final class BundleZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST_FILES = 1_000;
    private static final long LARGEST = 200L << 20;

    private BundleZip() {}

    static byte[] write(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                var checksum = new CRC32();
                checksum.update(file.getValue());
                entry.setSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The files of a bundle.
     *
     * @throws IOException when it is damaged, too large, or not in the one form that {@link #write} gives
     */
    static SortedMap<String, byte[]> read(byte[] bundle) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var total = 0L;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readNBytes((int) (LARGEST - total));
                total += content.length;
                if (total >= LARGEST || files.size() >= MOST_FILES) {
                    throw new IOException("it is larger than a bundle can be");
                }
                files.put(entry.getName(), content);
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
        if (!Arrays.equals(write(files), bundle)) {
            throw new IOException("bytes between or behind its files were changed");
        }
        return files;
    }
}

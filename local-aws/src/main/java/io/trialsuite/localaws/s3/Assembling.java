package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes one file of several, and computes what S3 would say about the whole. */
final class Assembling {

    private static final int BUFFER = 64 * 1024;

    private final Blobs blobs;

    Assembling(Blobs blobs) {
        this.blobs = blobs;
    }

    /** A part that is a range of an existing object. */
    Blob part(String source, ByteRange range, ChecksumAlgorithm algorithm) {
        var file = blobs.newName();
        var md5 = ChecksumAlgorithm.digest("MD5");
        var checksum = algorithm.start();
        try (var out = blobs.create(file);
                var in = blobs.open(source)) {
            in.skipNBytes(range.first());
            copy(in, out, range.length(), checksum, md5);
        } catch (IOException e) {
            blobs.discard(file);
            throw new UncheckedIOException(e);
        }
        return new Blob(
                file, range.length(), HexFormat.of().formatHex(md5.digest()), Map.of(algorithm, checksum.base64()));
    }

    /** The whole object; its {@code md5} is the multipart ETag, which is no digest of the content. */
    Blob assemble(List<Upload.Part> parts, Upload upload) {
        var file = blobs.newName();
        var named = upload.algorithm();
        var algorithm = named == null ? ChecksumAlgorithm.CRC64NVME : named;
        var whole = algorithm.start();
        long size = 0;
        try (var out = blobs.create(file)) {
            for (var part : parts) {
                try (var in = blobs.open(part.blob().file())) {
                    copy(in, out, part.blob().size(), whole, ChecksumAlgorithm.digest("MD5"));
                }
                size += part.blob().size();
            }
        } catch (IOException e) {
            blobs.discard(file);
            throw new UncheckedIOException(e);
        }
        var checksum = upload.composite() ? composite(parts, algorithm) : whole.base64();
        return new Blob(file, size, etag(parts), Map.of(algorithm, checksum));
    }

    private static void copy(
            InputStream in, OutputStream out, long length, ChecksumAlgorithm.Running checksum, MessageDigest md5)
            throws IOException {
        var buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) throw new IOException("The file is shorter than it was.");
            out.write(buffer, 0, read);
            checksum.update(buffer, read);
            md5.update(buffer, 0, read);
            left -= read;
        }
    }

    private static String etag(List<Upload.Part> parts) {
        var md5 = ChecksumAlgorithm.digest("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.blob().md5())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    private static String composite(List<Upload.Part> parts, ChecksumAlgorithm algorithm) {
        var running = algorithm.start();
        for (var part : parts) {
            var checksum = part.blob().checksums().get(algorithm);
            if (checksum == null) {
                throw new AwsError(
                        400,
                        "InvalidRequest",
                        "The upload was created using a " + algorithm + " checksum. The complete"
                                + " request must include the checksum for each part.");
            }
            var bytes = Base64.getDecoder().decode(checksum);
            running.update(bytes, bytes.length);
        }
        return running.base64() + "-" + parts.size();
    }

    /** Verifies the checksum of the whole object, if the client sent one; on a mismatch the assembled file goes. */
    void checkWhole(S3Request request, Blob assembled) {
        assembled.checksums().forEach((algorithm, computed) -> {
            var sent = request.header(algorithm.header());
            if (sent.isPresent() && !sent.get().equals(computed)) {
                discard(assembled);
                throw new AwsError(
                        400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
            }
        });
    }

    void discard(Blob blob) {
        blobs.discard(blob.file());
    }
}

package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams a request body into a file and verifies every checksum that came with it, be it in a header or in a trailer. A
 * body that fails leaves no file.
 */
final class Receiving {

    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final int BUFFER = 64 * 1024;
    private static final long MAX_OBJECT = 5L << 30;

    private final Blobs blobs;

    Receiving(Blobs blobs) {
        this.blobs = blobs;
    }

    Blob receive(AwsRequest request) {
        var file = blobs.newName();
        try {
            return receive(request, file);
        } catch (IOException e) {
            blobs.discard(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            blobs.discard(file);
            throw e;
        }
    }

    private Blob receive(AwsRequest request, String file) throws IOException {
        var chunked = request.header(CONTENT_HASH).orElse("").startsWith("STREAMING-")
                ? new AwsChunkedInputStream(request.body())
                : null;
        var running = new EnumMap<ChecksumAlgorithm, ChecksumAlgorithm.Running>(ChecksumAlgorithm.class);
        announced(request).forEach(algorithm -> running.put(algorithm, algorithm.start()));
        var signedHash = request.header(CONTENT_HASH).filter(hash -> hash.matches("[0-9a-f]{64}"));
        if (signedHash.isPresent()) {
            running.computeIfAbsent(ChecksumAlgorithm.SHA256, ChecksumAlgorithm::start);
        }
        var md5 = ChecksumAlgorithm.digest("MD5");

        long size = copy(chunked == null ? request.body() : chunked, file, running, md5);

        checkLength(request, chunked != null, size);
        var checksums = new EnumMap<ChecksumAlgorithm, String>(ChecksumAlgorithm.class);
        running.forEach((algorithm, checksum) -> checksums.put(algorithm, checksum.base64()));
        var digest = md5.digest();
        checkMd5(request, digest);
        signedHash.ifPresent(hash -> checkSignedHash(hash, checksums.get(ChecksumAlgorithm.SHA256)));
        checkAll(request.headers(), chunked == null ? Map.of() : chunked.trailers(), checksums);
        if (signedHash.isPresent() && !announced(request).contains(ChecksumAlgorithm.SHA256)) {
            checksums.remove(ChecksumAlgorithm.SHA256);
        }
        return new Blob(file, size, HexFormat.of().formatHex(digest), checksums);
    }

    /** What the client promised to send; CRC64NVME, as S3 itself would add, if it promised nothing. */
    private static List<ChecksumAlgorithm> announced(AwsRequest request) {
        var found = request.headers().keySet().stream()
                .flatMap(header -> ChecksumAlgorithm.ofHeader(header).stream())
                .toList();
        if (!found.isEmpty()) return found;
        return List.of(request.header("x-amz-trailer")
                .flatMap(ChecksumAlgorithm::ofHeader)
                .or(() -> request.header("x-amz-sdk-checksum-algorithm").flatMap(ChecksumAlgorithm::of))
                .orElse(ChecksumAlgorithm.CRC64NVME));
    }

    private long copy(
            InputStream in, String file, Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running, MessageDigest md5)
            throws IOException {
        long size = 0;
        try (var out = blobs.create(file)) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                md5.update(buffer, 0, read);
                for (var checksum : running.values()) {
                    checksum.update(buffer, read);
                }
                size += read;
                if (size > MAX_OBJECT) {
                    throw new AwsError(
                            400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.");
                }
            }
        }
        return size;
    }

    private static void checkLength(AwsRequest request, boolean chunked, long size) {
        var announced = request.header(chunked ? "x-amz-decoded-content-length" : "Content-Length");
        if (announced.isPresent() && !announced.get().equals(Long.toString(size))) {
            throw new AwsError(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
    }

    private static void checkMd5(AwsRequest request, byte[] digest) {
        var sent = request.header("Content-MD5");
        if (sent.isPresent() && !sent.get().equals(Base64.getEncoder().encodeToString(digest))) {
            throw new AwsError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static void checkSignedHash(String hex, @Nullable String base64) {
        var computed = base64 == null
                ? ""
                : HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        if (!hex.equals(computed)) {
            throw new AwsError(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static void checkAll(
            Map<String, List<String>> headers, Map<String, String> trailers, Map<ChecksumAlgorithm, String> computed) {
        computed.forEach((algorithm, value) -> {
            var header = headers.get(algorithm.header());
            check(algorithm, header == null || header.isEmpty() ? null : header.getFirst(), value);
            check(algorithm, trailers.get(algorithm.header()), value);
        });
    }

    private static void check(ChecksumAlgorithm algorithm, @Nullable String sent, String computed) {
        if (sent != null && !sent.equals(computed)) {
            throw new AwsError(
                    400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
        }
    }
}

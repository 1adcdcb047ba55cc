package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request with its bucket and key told apart, from {@code /bucket/key} or from a host name such as
 * {@code bucket.localhost} or {@code bucket.s3.localhost.localstack.cloud}.
 *
 * @param bucket empty for the list of buckets
 * @param key empty for the bucket itself
 */
record S3Request(AwsRequest http, String bucket, String key) {

    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("^([a-z0-9][a-z0-9.-]+)\\.(?:s3[.-].+|s3|localhost)(?::\\d+)?$");
    private static final int MAX_DOCUMENT = 2 << 20;

    static S3Request of(AwsRequest http) {
        var path = http.rawPath().startsWith("/") ? http.rawPath().substring(1) : http.rawPath();
        var host = virtualBucket(http);
        if (host.isPresent()) return new S3Request(http, host.get(), decode(path));
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Request(http, decode(path), "")
                : new S3Request(http, decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
    }

    static Optional<String> virtualBucket(AwsRequest http) {
        var matcher = VIRTUAL_HOST.matcher(http.header("Host").orElse(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }

    String method() {
        return http.method();
    }

    boolean has(String parameter) {
        return http.query().containsKey(parameter);
    }

    @Nullable
    String parameter(String name) {
        return http.query().get(name);
    }

    String parameter(String name, String otherwise) {
        return http.query().getOrDefault(name, otherwise);
    }

    Optional<String> header(String name) {
        return http.header(name);
    }

    boolean flag(String header) {
        return header(header).orElse("").equalsIgnoreCase("true");
    }

    int number(String parameter, int otherwise, int max) {
        var text = parameter(parameter);
        if (text == null || text.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) return Math.min(number, max);
        } catch (NumberFormatException e) {
            // the same answer as for a negative number
        }
        throw invalid("Provided " + parameter + " not an integer or within integer range");
    }

    /** The null version is called {@code null}. */
    @Nullable
    String versionId() {
        return parameter("versionId");
    }

    /** A body that is small by nature, without any framing. */
    byte[] document() {
        var body = http.bodyBytes(MAX_DOCUMENT);
        if (!header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")) return body;
        try (var chunks = new AwsChunkedInputStream(new ByteArrayInputStream(body))) {
            return chunks.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }
}

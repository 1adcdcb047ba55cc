package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The header {@code x-amz-copy-source}: {@code [/]bucket/key[?versionId=id]}, percent-encoded. */
record CopySource(String bucket, String key, @Nullable String versionId) {

    static final String HEADER = "x-amz-copy-source";
    private static final String VERSION = "?versionId=";

    static CopySource of(S3Request request) {
        var header = request.header(HEADER).orElse("");
        int version = header.indexOf(VERSION);
        var path = decode(version < 0 ? header : header.substring(0, version));
        if (path.startsWith("/")) path = path.substring(1);
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw S3Request.invalid("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(
                path.substring(0, slash),
                path.substring(slash + 1),
                version < 0 ? null : header.substring(version + VERSION.length()));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Request.invalid("Copy Source is not percent-encoded.");
        }
    }

    ObjectVersion resolve(Index index) {
        var version = index.version(bucket, key, versionId);
        if (version.marker()) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "The source of a copy request may not specifically refer to a delete marker.");
        }
        return version;
    }

    void checkConditions(S3Request request, ObjectVersion version) {
        var match = request.header("x-amz-copy-source-if-match").map(CopySource::bare);
        var noneMatch = request.header("x-amz-copy-source-if-none-match").map(CopySource::bare);
        if (match.isPresent() && !match.get().equals(version.etag())) throw Conditions.failed();
        if (noneMatch.isPresent() && noneMatch.get().equals(version.etag())) throw Conditions.failed();
    }

    boolean isSelf(S3Request request) {
        return versionId == null && bucket.equals(request.bucket()) && key.equals(request.key());
    }

    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}

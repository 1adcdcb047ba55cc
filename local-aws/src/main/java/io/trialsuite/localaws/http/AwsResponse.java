package io.trialsuite.localaws.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer. Immutable; the arrays in it belong to it and are not copied. */
public record AwsResponse(int status, Map<String, String> headers, Body body) {

    /** What follows the headers. For {@code HEAD} only its length is sent. */
    public sealed interface Body {

        /** In bytes. */
        long length();

        /** Held in memory; a class, because a record of an array would compare by identity. */
        final class Bytes implements Body {

            private final byte[] content;

            Bytes(byte[] content) {
                this.content = content;
            }

            /** The array itself, not a copy. */
            public byte[] content() {
                return content;
            }

            @Override
            public long length() {
                return content.length;
            }
        }

        /** Part of a file that must stay unchanged until the answer is written; sent without being loaded into memory. */
        record FileRange(Path file, long offset, long length) implements Body {}
    }

    public AwsResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static AwsResponse empty(int status) {
        return new AwsResponse(status, Map.of(), new Body.Bytes(new byte[0]));
    }

    public static AwsResponse json(int status, byte[] content) {
        return bytes(status, "application/json", content);
    }

    public static AwsResponse json(int status, Object tree) {
        return json(status, Json.write(tree));
    }

    public static AwsResponse xml(int status, String document) {
        return bytes(status, "text/xml", document.getBytes(StandardCharsets.UTF_8));
    }

    public static AwsResponse bytes(int status, String contentType, byte[] content) {
        return new AwsResponse(status, Map.of("Content-Type", contentType), new Body.Bytes(content));
    }

    public static AwsResponse file(int status, String contentType, Path file, long offset, long length) {
        return new AwsResponse(status, Map.of("Content-Type", contentType), new Body.FileRange(file, offset, length));
    }

    /** The same answer with that header set. */
    public AwsResponse with(String header, String value) {
        var extended = new LinkedHashMap<>(headers);
        extended.put(header, value);
        return new AwsResponse(status, extended, body);
    }
}

package io.trialsuite.localaws.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as a service sees it. Used by one thread.
 *
 * <p>The body is a stream until somebody asks for {@link #bodyBytes}; from then on it is kept, so that fault rules and
 * the service may both look at it.
 */
public final class AwsRequest {

    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, String> query;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final BooleanSupplier callerGone;
    private byte @Nullable [] kept;

    /** A request whose caller waits for the answer. */
    public AwsRequest(String method, URI uri, Map<String, List<String>> headers, InputStream body) {
        this(method, uri, headers, body, () -> false);
    }

    /**
     * A request as it comes in.
     *
     * @param callerGone whether the caller is known to have hung up
     */
    public AwsRequest(
            String method, URI uri, Map<String, List<String>> headers, InputStream body, BooleanSupplier callerGone) {
        this.method = method;
        this.rawPath = uri.getRawPath() == null ? "/" : uri.getRawPath();
        this.rawQuery = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        this.query = decodeForm(rawQuery);
        var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        this.headers = Collections.unmodifiableMap(sorted);
        this.body = body;
        this.callerGone = callerGone;
    }

    /** In capitals, for instance {@code POST}. */
    public String method() {
        return method;
    }

    /** Percent-encoded, as it was sent and as it was signed. */
    public String rawPath() {
        return rawPath;
    }

    /** Without the question mark; empty if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Decoded; a key without a value maps to the empty text, and of a repeated key the first value counts. */
    public Map<String, String> query() {
        return query;
    }

    /** Names compare without regard to case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of that header, whatever the case of its name. */
    public Optional<String> header(String name) {
        var values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Whether nobody waits for the answer any more. To be asked during a long wait, before something is given away. */
    public boolean callerGone() {
        return callerGone.getAsBoolean();
    }

    /** Can be read once, unless {@link #bodyBytes} was called before. */
    public InputStream body() {
        return kept == null ? body : new ByteArrayInputStream(kept);
    }

    /**
     * The whole body, kept for the next caller.
     *
     * @param limit in bytes
     * @throws AwsError 413 {@code RequestEntityTooLarge} if the body is longer
     */
    public byte[] bodyBytes(int limit) {
        if (kept == null) {
            try {
                kept = body.readNBytes(limit + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (kept.length > limit) {
            throw new AwsError(413, "RequestEntityTooLarge", "The request is longer than " + limit + " bytes.");
        }
        return kept;
    }

    /** {@code a=1&b=2}, percent-decoded, in the order of appearance. */
    public static Map<String, String> decodeForm(String form) {
        var decoded = new LinkedHashMap<String, String>();
        int from = 0;
        while (from < form.length()) {
            int to = form.indexOf('&', from) < 0 ? form.length() : form.indexOf('&', from);
            int equals = form.indexOf('=', from);
            if (to > from) {
                int nameEnd = equals < 0 || equals > to ? to : equals;
                decoded.putIfAbsent(
                        decode(form.substring(from, nameEnd)),
                        nameEnd == to ? "" : decode(form.substring(nameEnd + 1, to)));
            }
            from = to + 1;
        }
        return Collections.unmodifiableMap(decoded);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }
}

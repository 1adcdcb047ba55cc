package io.trialsuite.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ties together everything that one request causes.
 *
 * @param correlationId the caller's, when it is well-formed, else a new one
 * @param traceparent W3C trace context: the caller's, or a new one
 */
record Correlation(String correlationId, String traceparent) {

    static final String HEADER = "X-Correlation-Id";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the request's headers once and remembers the answer for the rest of the request. */
    static Correlation of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Correlation known) {
            return known;
        }
        var correlation = new Correlation(
                accepted(request.getHeader(HEADER), ID)
                        .orElseGet(() -> UUID.randomUUID().toString()),
                accepted(request.getHeader("traceparent"), TRACEPARENT).orElseGet(Correlation::newTrace));
        request.setAttribute(ATTRIBUTE, correlation);
        return correlation;
    }

    String traceId() {
        return traceparent.substring(3, 35);
    }

    private static Optional<String> accepted(@Nullable String value, Pattern pattern) {
        return Optional.ofNullable(value).filter(it -> pattern.matcher(it).matches());
    }

    private static String newTrace() {
        return "00-" + randomHex(16) + "-" + randomHex(8) + "-01";
    }

    private static String randomHex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}

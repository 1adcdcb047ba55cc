package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 in the query string. Presigned addresses leave the hands of the program that made them, hence
 * they are checked; a signature in the {@code Authorization} header is taken on trust, but must be there.
 */
final class Signature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String secret;
    private final Clock clock;

    Signature(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws AwsError if the request is anonymous, forged, changed or expired */
    void check(AwsRequest request) {
        var query = request.query();
        if (query.containsKey("X-Amz-Signature")) {
            checkPresigned(request, query);
            return;
        }
        if (query.containsKey("AWSAccessKeyId") && query.containsKey("Signature")) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
        if (request.header("Authorization").isEmpty()) throw denied("Access Denied");
    }

    private void checkPresigned(AwsRequest request, Map<String, String> query) {
        var credential = required(query, "X-Amz-Credential").split("/", -1);
        if (credential.length != 5 || !"AWS4-HMAC-SHA256".equals(query.get("X-Amz-Algorithm"))) {
            throw malformed("Query-string authentication version 4 requires a valid credential and algorithm.");
        }
        var date = required(query, "X-Amz-Date");
        checkTime(date, required(query, "X-Amz-Expires"));
        var scope = credential[1] + "/" + credential[2] + "/" + credential[3] + "/aws4_request";
        var toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha256(canonical(request, query));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        var expected = HexFormat.of().formatHex(hmac(key, toSign));
        if (!MessageDigest.isEqual(bytes(expected), bytes(required(query, "X-Amz-Signature")))) {
            throw new AwsError(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.");
        }
    }

    private void checkTime(String date, String expires) {
        try {
            var signed = Instant.from(TIME.parse(date));
            var lifetime = Duration.ofSeconds(Long.parseLong(expires));
            if (lifetime.isNegative() || lifetime.compareTo(LONGEST) > 0) {
                throw malformed("X-Amz-Expires must be less than a week (in seconds) that is 604800");
            }
            if (clock.instant().isAfter(signed.plus(lifetime))) throw denied("Request has expired");
            if (signed.isAfter(clock.instant().plus(SKEW))) throw denied("Request is not valid yet");
        } catch (DateTimeException | NumberFormatException e) {
            throw malformed("X-Amz-Date and X-Amz-Expires must be a timestamp and a number.");
        }
    }

    private static String canonical(AwsRequest request, Map<String, String> query) {
        var parameters = query.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("X-Amz-Signature"))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        var signed = required(query, "X-Amz-SignedHeaders");
        var headers = Stream.of(signed.split(";", -1))
                .map(name -> name + ":" + header(request, name) + "\n")
                .collect(Collectors.joining());
        var hash = query.getOrDefault("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        return String.join("\n", request.method(), request.rawPath(), parameters, headers, signed, hash);
    }

    private static String header(AwsRequest request, String name) {
        var values = request.headers().get(name);
        return values == null
                ? ""
                : values.stream()
                        .map(value -> value.strip().replaceAll(" +", " "))
                        .collect(Collectors.joining(","));
    }

    /** Percent-encoding as Signature Version 4 wants it. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String required(Map<String, String> query, String name) {
        var value = query.getOrDefault(name, "");
        if (value.isEmpty()) throw malformed("Query-string authentication version 4 requires " + name + ".");
        return value;
    }

    private static AwsError malformed(String message) {
        return new AwsError(400, "AuthorizationQueryParametersError", message);
    }

    private static AwsError denied(String message) {
        return new AwsError(403, "AccessDenied", message);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ChecksumAlgorithm.digest("SHA-256").digest(bytes(text)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

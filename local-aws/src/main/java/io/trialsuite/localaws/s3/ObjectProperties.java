package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads from a request's headers what an object is to carry besides its bytes. */
final class ObjectProperties {

    private static final List<String> STANDARD = List.of(
            "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language", "Cache-Control", "Expires");
    private static final String METADATA = "x-amz-meta-";
    private static final int MAX_METADATA = 2 * 1024;
    private static final int MAX_TAGS = 10;

    private ObjectProperties() {}

    /** A version that lacks only its id and its bytes. */
    static ObjectVersion draft(S3Request request, Bucket bucket, Instant now) {
        return new ObjectVersion(
                ObjectVersion.UNVERSIONED,
                now,
                "",
                0,
                null,
                headers(request),
                metadata(request),
                tags(request),
                Map.of(),
                "FULL_OBJECT",
                lock(request, bucket, now));
    }

    static ObjectVersion filled(ObjectVersion draft, Blob blob, String etag, String checksumType) {
        return new ObjectVersion(
                draft.id(),
                draft.modified(),
                etag,
                blob.size(),
                blob.file(),
                draft.headers(),
                draft.metadata(),
                draft.tags(),
                blob.checksums(),
                checksumType,
                draft.lock());
    }

    static Map<String, String> headers(S3Request request) {
        var headers = new TreeMap<String, String>();
        for (var name : STANDARD) {
            request.header(name)
                    .map(value -> name.equals("Content-Encoding") ? withoutFraming(value) : value)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> headers.put(name, value));
        }
        headers.putIfAbsent("Content-Type", "binary/octet-stream");
        return headers;
    }

    private static String withoutFraming(String encoding) {
        return encoding.replaceAll("(?i)(^|,)\\s*aws-chunked\\s*(?=,|$)", "").replaceAll("^,\\s*", "");
    }

    static Map<String, String> metadata(S3Request request) {
        var metadata = new TreeMap<String, String>();
        int size = 0;
        for (var header : request.http().headers().entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith(METADATA)) continue;
            var value = String.join(",", header.getValue());
            metadata.put(name.substring(METADATA.length()), value);
            size += name.length() - METADATA.length() + value.length();
        }
        if (size > MAX_METADATA) {
            throw new AwsError(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }

    static Map<String, String> tags(S3Request request) {
        return checked(new TreeMap<>(
                AwsRequest.decodeForm(request.header("x-amz-tagging").orElse(""))));
    }

    /** The tags of a {@code Tagging} document. */
    static Map<String, String> tags(byte[] document) {
        var tags = new TreeMap<String, String>();
        var set = XmlElement.parse(document).child("TagSet").orElseThrow(XmlElement::malformed);
        for (var tag : set.children("Tag")) {
            if (tags.put(tag.require("Key"), tag.require("Value")) != null) {
                throw new AwsError(400, "InvalidTag", "Cannot provide multiple Tags with the same key");
            }
        }
        return checked(tags);
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MAX_TAGS) {
            throw new AwsError(400, "BadRequest", "Object tags cannot be greater than 10");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128 || value.length() > 256) {
                throw new AwsError(400, "InvalidTag", "The TagKey or TagValue you have provided is invalid");
            }
        });
        return tags;
    }

    private static Lock lock(S3Request request, Bucket bucket, Instant now) {
        var mode = request.header("x-amz-object-lock-mode");
        var until = request.header("x-amz-object-lock-retain-until-date");
        var hold = request.header("x-amz-object-lock-legal-hold").orElse("").equals("ON");
        if ((mode.isPresent() || until.isPresent() || hold) && !bucket.lockable()) {
            throw new AwsError(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        if (mode.isPresent() != until.isPresent()) {
            throw S3Request.invalid(
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        if (mode.isPresent()) return new Lock(mode(mode.get()), future(until.orElseThrow(), now), hold);
        return defaultRetention(bucket, now).map(lock -> lock.hold(hold)).orElse(new Lock(null, null, hold));
    }

    private static Optional<Lock> defaultRetention(Bucket bucket, Instant now) {
        var document = bucket.documents().get("object-lock");
        if (document == null) return Optional.empty();
        return XmlElement.parse(document.getBytes(StandardCharsets.UTF_8))
                .child("Rule")
                .flatMap(rule -> rule.child("DefaultRetention"))
                .map(retention -> new Lock(mode(retention.require("Mode")), now.plus(period(retention)), false));
    }

    private static Duration period(XmlElement retention) {
        return retention
                .text("Days")
                .map(days -> Duration.ofDays(Long.parseLong(days.strip())))
                .orElseGet(() -> Duration.ofDays(
                        365 * Long.parseLong(retention.require("Years").strip())));
    }

    static Lock.Mode mode(String text) {
        for (var mode : Lock.Mode.values()) {
            if (mode.name().equals(text)) return mode;
        }
        throw S3Request.invalid("Unknown wormMode directive.");
    }

    static Instant future(String text, Instant now) {
        try {
            var instant = Instant.parse(text);
            if (instant.isAfter(now)) return instant;
        } catch (DateTimeException e) {
            throw S3Request.invalid("The retain until date must be provided in ISO 8601 format");
        }
        throw S3Request.invalid("The retain until date must be in the future!");
    }

    /** Whether a copy directive says that the request's own properties count. */
    static boolean replace(S3Request request, String directive) {
        return request.header(directive).orElse("COPY").equals("REPLACE");
    }
}

package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole objects: put, copy, get, head, delete. */
final class Objects {

    private static final int MAX_KEY = 1024;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Index index;
    private final Blobs blobs;
    private final Receiving receiving;
    private final Notifications notifications;
    private final Clock clock;

    Objects(Index index, Blobs blobs, Receiving receiving, Notifications notifications, Clock clock) {
        this.index = index;
        this.blobs = blobs;
        this.receiving = receiving;
        this.notifications = notifications;
        this.clock = clock;
    }

    AwsResponse put(S3Request request) {
        checkKey(request.key());
        var bucket = index.bucket(request.bucket());
        var draft = ObjectProperties.draft(request, bucket, now());
        var blob = receiving.receive(request.http());
        var stored = store(request, ObjectProperties.filled(draft, blob, blob.md5(), "FULL_OBJECT"));
        notifications.created(request, stored, "Put");
        return withChecksums(withVersion(AwsResponse.empty(200), stored), stored)
                .with("ETag", stored.quotedEtag())
                .with("x-amz-checksum-type", stored.checksumType());
    }

    AwsResponse copy(S3Request request) {
        checkKey(request.key());
        var source = CopySource.of(request);
        var original = source.resolve(index);
        source.checkConditions(request, original);
        var bucket = index.bucket(request.bucket());
        var own = ObjectProperties.draft(request, bucket, now());
        boolean replaceMetadata = ObjectProperties.replace(request, "x-amz-metadata-directive");
        boolean replaceTags = ObjectProperties.replace(request, "x-amz-tagging-directive");
        if (!replaceMetadata && !replaceTags && source.isSelf(request)) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
        var copied = new ObjectVersion(
                own.id(),
                own.modified(),
                original.etag(),
                original.size(),
                duplicate(original),
                replaceMetadata ? own.headers() : original.headers(),
                replaceMetadata ? own.metadata() : original.metadata(),
                replaceTags ? own.tags() : original.tags(),
                original.checksums(),
                original.checksumType(),
                own.lock());
        var stored = store(request, copied);
        notifications.created(request, stored, "Copy");
        var answer = Xml.document("CopyObjectResult", xml -> {
            xml.text("LastModified", iso(stored.modified())).text("ETag", stored.quotedEtag());
            stored.checksums().forEach((algorithm, value) -> xml.text(algorithm.element(), value));
        });
        return withVersion(AwsResponse.xml(200, answer), stored).with("x-amz-copy-source-version-id", original.id());
    }

    private String duplicate(ObjectVersion original) {
        var file = blobs.newName();
        try {
            Files.copy(blobs.path(String.valueOf(original.file())), blobs.path(file));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes are already there; if the version is refused, they go again. */
    ObjectVersion store(S3Request request, ObjectVersion version) {
        try {
            return index.put(request.bucket(), request.key(), version, new Conditions(request)::checkWrite);
        } catch (AwsError e) {
            blobs.discard(String.valueOf(version.file()));
            throw e;
        }
    }

    AwsResponse get(S3Request request) {
        var version = index.version(request.bucket(), request.key(), request.versionId());
        if (version.marker()) {
            throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (!new Conditions(request).checkRead(version)) {
            return AwsResponse.empty(304).with("ETag", version.quotedEtag());
        }
        var range = request.header("Range").flatMap(header -> ByteRange.of(header, version.size()));
        var response = range.map(part -> content(version, 206, part.first(), part.length())
                        .with("Content-Range", part.contentRange(version.size())))
                .orElseGet(() -> content(version, 200, 0, version.size()));
        if (range.isEmpty() && request.header("x-amz-checksum-mode").orElse("").equalsIgnoreCase("ENABLED")) {
            response = withChecksums(response, version).with("x-amz-checksum-type", version.checksumType());
        }
        for (Map.Entry<String, String> parameter : request.http().query().entrySet()) {
            if (parameter.getKey().startsWith("response-")) {
                response = response.with(canonical(parameter.getKey().substring(9)), parameter.getValue());
            }
        }
        return response;
    }

    private AwsResponse content(ObjectVersion version, int status, long offset, long length) {
        var type = version.headers().getOrDefault("Content-Type", "binary/octet-stream");
        var response = AwsResponse.file(status, type, blobs.path(String.valueOf(version.file())), offset, length)
                .with("ETag", version.quotedEtag())
                .with("Accept-Ranges", "bytes")
                .with("Last-Modified", HTTP_DATE.format(version.modified()));
        for (var header : version.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        for (var metadata : version.metadata().entrySet()) {
            response = response.with("x-amz-meta-" + metadata.getKey(), metadata.getValue());
        }
        if (!version.tags().isEmpty()) {
            response = response.with(
                    "x-amz-tagging-count", Integer.toString(version.tags().size()));
        }
        return withLock(withVersion(response, version), version.lock());
    }

    AwsResponse delete(S3Request request) {
        var gone = delete(request, request.key(), request.versionId());
        var response = AwsResponse.empty(204);
        if (gone.isEmpty()) return response;
        if (gone.get().marker()) response = response.with("x-amz-delete-marker", "true");
        return withVersion(response, gone.get());
    }

    Optional<ObjectVersion> delete(S3Request request, String key, @Nullable String versionId) {
        boolean bypass = request.flag("x-amz-bypass-governance-retention");
        var gone = versionId == null
                ? index.delete(request.bucket(), key)
                : index.deleteVersion(request.bucket(), key, versionId, bypass);
        gone.ifPresent(version -> {
            boolean markerMade = version.marker() && versionId == null;
            notifications.removed(request, key, version, markerMade ? "DeleteMarkerCreated" : "Delete");
        });
        return gone;
    }

    private static AwsResponse withVersion(AwsResponse response, ObjectVersion version) {
        return version.unversioned() ? response : response.with("x-amz-version-id", version.id());
    }

    private static AwsResponse withChecksums(AwsResponse response, ObjectVersion version) {
        for (var checksum : version.checksums().entrySet()) {
            response = response.with(checksum.getKey().header(), checksum.getValue());
        }
        return response;
    }

    private static AwsResponse withLock(AwsResponse response, Lock lock) {
        var mode = lock.mode();
        var until = lock.until();
        if (mode != null && until != null) {
            response = response.with("x-amz-object-lock-mode", mode.name())
                    .with("x-amz-object-lock-retain-until-date", iso(until));
        }
        return lock.legalHold() ? response.with("x-amz-object-lock-legal-hold", "ON") : response;
    }

    /** {@code content-type} becomes {@code Content-Type}, so that it replaces the stored one. */
    private static String canonical(String header) {
        var name = new StringBuilder(header);
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '-') name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
        }
        return name.toString();
    }

    private static void checkKey(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY) {
            throw new AwsError(400, "KeyTooLongError", "Your key is too long");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** As in S3's documents, with milliseconds. */
    static String iso(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}

package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import java.time.Clock;
import java.util.Map;

/** What can be changed about a version without changing its bytes: tags, retention, legal hold. */
final class ObjectSettings {

    private final Index index;
    private final Clock clock;

    ObjectSettings(Index index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    AwsResponse getTags(S3Request request) {
        var version = version(request);
        return AwsResponse.xml(200, taggingDocument(version.tags()));
    }

    static String taggingDocument(Map<String, String> tags) {
        return Xml.document(
                "Tagging",
                xml -> xml.nested(
                        "TagSet",
                        set -> tags.forEach((key, value) ->
                                set.nested("Tag", tag -> tag.text("Key", key).text("Value", value)))));
    }

    AwsResponse putTags(S3Request request) {
        var tags = ObjectProperties.tags(request.document());
        index.change(request.bucket(), request.key(), request.versionId(), version -> version.withTags(tags));
        return AwsResponse.empty(200);
    }

    AwsResponse deleteTags(S3Request request) {
        index.change(request.bucket(), request.key(), request.versionId(), version -> version.withTags(Map.of()));
        return AwsResponse.empty(204);
    }

    AwsResponse getRetention(S3Request request) {
        requireLockable(request);
        var lock = version(request).lock();
        var mode = lock.mode();
        var until = lock.until();
        if (mode == null || until == null) throw noLock();
        return AwsResponse.xml(
                200,
                Xml.document(
                        "Retention", xml -> xml.text("Mode", mode.name()).text("RetainUntilDate", Objects.iso(until))));
    }

    AwsResponse putRetention(S3Request request) {
        requireLockable(request);
        var document = XmlElement.parse(request.document());
        var mode = document.text("Mode").map(ObjectProperties::mode);
        var until = document.text("RetainUntilDate").map(text -> ObjectProperties.future(text, clock.instant()));
        if (mode.isPresent() != until.isPresent()) throw XmlElement.malformed();
        boolean bypass = request.flag("x-amz-bypass-governance-retention");
        index.change(
                request.bucket(),
                request.key(),
                request.versionId(),
                version -> version.withLock(
                        version.lock().retain(mode.orElse(null), until.orElse(null), clock.instant(), bypass)));
        return AwsResponse.empty(200);
    }

    AwsResponse getLegalHold(S3Request request) {
        requireLockable(request);
        var on = version(request).lock().legalHold();
        return AwsResponse.xml(200, Xml.document("LegalHold", xml -> xml.text("Status", on ? "ON" : "OFF")));
    }

    AwsResponse putLegalHold(S3Request request) {
        requireLockable(request);
        var status = XmlElement.parse(request.document()).require("Status");
        if (!status.equals("ON") && !status.equals("OFF")) throw XmlElement.malformed();
        index.change(
                request.bucket(),
                request.key(),
                request.versionId(),
                version -> version.withLock(version.lock().hold(status.equals("ON"))));
        return AwsResponse.empty(200);
    }

    private ObjectVersion version(S3Request request) {
        return index.version(request.bucket(), request.key(), request.versionId());
    }

    private void requireLockable(S3Request request) {
        if (!index.bucket(request.bucket()).lockable()) {
            throw new AwsError(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
    }

    private static AwsError noLock() {
        return new AwsError(
                404, "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration");
    }
}

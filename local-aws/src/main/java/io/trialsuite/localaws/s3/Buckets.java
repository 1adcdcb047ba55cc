package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Buckets themselves: create, list, remove, versioning, and configuration documents. */
final class Buckets {

    private static final Pattern NAME =
            Pattern.compile("(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int MOST_DELETES = 1000;

    private final Index index;
    private final Objects objects;
    private final Clock clock;
    private final String region;

    Buckets(Index index, Objects objects, String region, Clock clock) {
        this.index = index;
        this.objects = objects;
        this.region = region;
        this.clock = clock;
    }

    AwsResponse list() {
        return AwsResponse.xml(200, Xml.document("ListAllMyBucketsResult", xml -> {
            xml.nested("Owner", owner -> owner.text("ID", "local"));
            xml.nested(
                    "Buckets",
                    all -> index.buckets()
                            .forEach(bucket -> all.nested(
                                    "Bucket",
                                    it -> it.text("Name", bucket.name())
                                            .text("CreationDate", Objects.iso(bucket.created())))));
        }));
    }

    AwsResponse create(S3Request request) {
        if (!NAME.matcher(request.bucket()).matches()) {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        boolean lockable = request.flag("x-amz-bucket-object-lock-enabled");
        index.createBucket(new Bucket(
                request.bucket(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                lockable ? "Enabled" : null,
                lockable,
                lockable ? Map.of("object-lock", LOCK_ENABLED) : Map.of()));
        return AwsResponse.empty(200).with("Location", "/" + request.bucket());
    }

    private static final String LOCK_ENABLED =
            Xml.document("ObjectLockConfiguration", xml -> xml.text("ObjectLockEnabled", "Enabled"));

    AwsResponse head(S3Request request) {
        index.bucket(request.bucket());
        return AwsResponse.empty(200).with("x-amz-bucket-region", region);
    }

    AwsResponse location(S3Request request) {
        index.bucket(request.bucket());
        var document = region.equals("us-east-1") ? "" : region;
        return AwsResponse.xml(
                200,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + document + "</LocationConstraint>");
    }

    AwsResponse remove(S3Request request) {
        index.removeBucket(request.bucket());
        return AwsResponse.empty(204);
    }

    AwsResponse versioning(S3Request request) {
        var status = index.bucket(request.bucket()).versioning();
        return AwsResponse.xml(200, Xml.document("VersioningConfiguration", xml -> xml.text("Status", status)));
    }

    AwsResponse putVersioning(S3Request request) {
        var status = XmlElement.parse(request.document()).require("Status");
        if (!List.of("Enabled", "Suspended").contains(status)) throw XmlElement.malformed();
        index.changeBucket(request.bucket(), bucket -> {
            if (bucket.lockable() && status.equals("Suspended")) {
                throw new AwsError(
                        409,
                        "InvalidBucketState",
                        "An Object Lock configuration is present on this bucket, so the versioning state cannot be"
                                + " changed.");
            }
            return bucket.withVersioning(status);
        });
        return AwsResponse.empty(200);
    }

    AwsResponse document(S3Request request, ConfigurationDocument kind) {
        var document = index.bucket(request.bucket()).documents().get(kind.subResource());
        if (document == null) throw new AwsError(404, kind.absent(), "The configuration does not exist");
        return AwsResponse.bytes(200, kind.contentType(), document.getBytes(StandardCharsets.UTF_8));
    }

    AwsResponse putDocument(S3Request request, ConfigurationDocument kind) {
        kind.check(request.document());
        var document = new String(request.document(), StandardCharsets.UTF_8);
        index.changeBucket(request.bucket(), bucket -> {
            if (kind != ConfigurationDocument.OBJECT_LOCK) return bucket.withDocument(kind.subResource(), document);
            if (!bucket.versioned()) {
                throw new AwsError(
                        409,
                        "InvalidBucketState",
                        "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
            }
            return bucket.withLock().withDocument(kind.subResource(), document);
        });
        return AwsResponse.empty(kind == ConfigurationDocument.POLICY ? 204 : 200);
    }

    AwsResponse removeDocument(S3Request request, ConfigurationDocument kind) {
        index.changeBucket(request.bucket(), bucket -> bucket.withoutDocument(kind.subResource()));
        return AwsResponse.empty(204);
    }

    AwsResponse deleteObjects(S3Request request) {
        var document = XmlElement.parse(request.document());
        boolean quiet = document.text("Quiet").orElse("").equals("true");
        var named = document.children("Object");
        if (named.isEmpty() || named.size() > MOST_DELETES) throw XmlElement.malformed();
        index.bucket(request.bucket());
        return AwsResponse.xml(
                200, Xml.document("DeleteResult", xml -> named.forEach(object -> delete(request, object, quiet, xml))));
    }

    private void delete(S3Request request, XmlElement object, boolean quiet, Xml xml) {
        var key = object.require("Key");
        var id = object.text("VersionId").filter(text -> !text.isEmpty()).orElse(null);
        try {
            var gone = objects.delete(request, key, id);
            if (quiet) return;
            xml.nested("Deleted", it -> {
                it.text("Key", key).text("VersionId", id);
                gone.filter(ObjectVersion::marker)
                        .ifPresent(marker -> it.text("DeleteMarker", true).text("DeleteMarkerVersionId", marker.id()));
            });
        } catch (AwsError e) {
            xml.nested(
                    "Error",
                    it -> it.text("Key", key)
                            .text("VersionId", id)
                            .text("Code", e.code())
                            .text("Message", e.message()));
        }
    }
}

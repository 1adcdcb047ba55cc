package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Uploads in parts, up to the moment when the parts become one object. */
final class Multipart {

    private static final int MAX_PART_NUMBER = 10_000;
    private static final int PAGE = 1000;

    private final Index index;
    private final Receiving receiving;
    private final Assembling assembling;
    private final Objects objects;
    private final Notifications notifications;
    private final Clock clock;

    Multipart(
            Index index, Blobs blobs, Receiving receiving, Objects objects, Notifications notifications, Clock clock) {
        this.index = index;
        this.receiving = receiving;
        this.assembling = new Assembling(blobs);
        this.objects = objects;
        this.notifications = notifications;
        this.clock = clock;
    }

    AwsResponse create(S3Request request) {
        var bucket = index.bucket(request.bucket());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var algorithm = request.header("x-amz-checksum-algorithm")
                .flatMap(ChecksumAlgorithm::of)
                .orElse(null);
        boolean composite = algorithm != null
                && request.header("x-amz-checksum-type")
                        .map(type -> type.equals("COMPOSITE"))
                        .orElse(algorithm.compositeByDefault());
        var id = UUID.randomUUID().toString().replace("-", "");
        var draft = ObjectProperties.draft(request, bucket, now);
        index.startUpload(new Upload(id, request.bucket(), request.key(), now, draft, algorithm, composite, Map.of()));
        var response = AwsResponse.xml(
                200,
                Xml.document(
                        "InitiateMultipartUploadResult",
                        xml -> xml.text("Bucket", request.bucket())
                                .text("Key", request.key())
                                .text("UploadId", id)));
        return algorithm == null
                ? response
                : response.with("x-amz-checksum-algorithm", algorithm.name())
                        .with("x-amz-checksum-type", composite ? "COMPOSITE" : "FULL_OBJECT");
    }

    AwsResponse uploadPart(S3Request request) {
        int number = partNumber(request);
        var upload = upload(request);
        var blob = receiving.receive(request.http());
        add(upload, number, blob);
        var response = AwsResponse.empty(200).with("ETag", quoted(blob.md5()));
        for (var checksum : blob.checksums().entrySet()) {
            response = response.with(checksum.getKey().header(), checksum.getValue());
        }
        return response;
    }

    AwsResponse copyPart(S3Request request) {
        int number = partNumber(request);
        var upload = upload(request);
        var source = CopySource.of(request);
        var original = source.resolve(index);
        source.checkConditions(request, original);
        var range = request.header("x-amz-copy-source-range")
                .flatMap(header -> ByteRange.of(header, original.size()))
                .orElse(new ByteRange(0, original.size() - 1));
        var algorithm = upload.algorithm();
        var blob = assembling.part(
                String.valueOf(original.file()), range, algorithm == null ? ChecksumAlgorithm.CRC64NVME : algorithm);
        add(upload, number, blob);
        return AwsResponse.xml(200, Xml.document("CopyPartResult", xml -> {
            xml.text("LastModified", Objects.iso(clock.instant())).text("ETag", quoted(blob.md5()));
            blob.checksums().forEach((kind, value) -> xml.text(kind.element(), value));
        }));
    }

    private void add(Upload upload, int number, Blob blob) {
        try {
            index.addPart(upload, new Upload.Part(number, blob, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (AwsError e) {
            assembling.discard(blob);
            throw e;
        }
    }

    AwsResponse listParts(S3Request request) {
        var upload = upload(request);
        int max = request.number("max-parts", PAGE, PAGE);
        int after = request.number("part-number-marker", 0, MAX_PART_NUMBER);
        var left = new TreeMap<>(upload.parts()).tailMap(after, false).values();
        var shown = left.stream().limit(max).toList();
        return AwsResponse.xml(200, Xml.document("ListPartsResult", xml -> {
            xml.text("Bucket", upload.bucket())
                    .text("Key", upload.key())
                    .text("UploadId", upload.id())
                    .text("PartNumberMarker", after)
                    .text(
                            "NextPartNumberMarker",
                            shown.isEmpty() ? 0 : shown.getLast().number())
                    .text("MaxParts", max)
                    .text("IsTruncated", left.size() > shown.size())
                    .text("ChecksumAlgorithm", upload.algorithm());
            shown.forEach(part -> putPart(xml, part));
        }));
    }

    private static void putPart(Xml xml, Upload.Part part) {
        xml.nested("Part", it -> {
            it.text("PartNumber", part.number())
                    .text("LastModified", Objects.iso(part.modified()))
                    .text("ETag", quoted(part.blob().md5()))
                    .text("Size", part.blob().size());
            part.blob().checksums().forEach((algorithm, value) -> it.text(algorithm.element(), value));
        });
    }

    AwsResponse listUploads(S3Request request) {
        var prefix = request.parameter("prefix", "");
        var encoding = new KeyEncoding(request);
        var uploads = index.uploads(request.bucket()).stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .toList();
        return AwsResponse.xml(200, Xml.document("ListMultipartUploadsResult", xml -> {
            xml.text("Bucket", request.bucket())
                    .text("Prefix", encoding.of(prefix))
                    .text("EncodingType", encoding.name())
                    .text("MaxUploads", PAGE)
                    .text("IsTruncated", false);
            uploads.forEach(upload -> xml.nested(
                    "Upload",
                    it -> it.text("Key", encoding.of(upload.key()))
                            .text("UploadId", upload.id())
                            .text("StorageClass", "STANDARD")
                            .text("Initiated", Objects.iso(upload.started()))));
        }));
    }

    AwsResponse abort(S3Request request) {
        index.removeUpload(upload(request));
        return AwsResponse.empty(204);
    }

    AwsResponse complete(S3Request request) {
        var upload = upload(request);
        var parts = CompletedParts.of(XmlElement.parse(request.document()), upload);
        var assembled = assembling.assemble(parts, upload);
        assembling.checkWhole(request, assembled);
        var type = upload.composite() ? "COMPOSITE" : "FULL_OBJECT";
        var stored = objects.store(request, ObjectProperties.filled(upload.draft(), assembled, assembled.md5(), type));
        index.removeUpload(upload);
        notifications.created(request, stored, "CompleteMultipartUpload");
        var response = AwsResponse.xml(200, Xml.document("CompleteMultipartUploadResult", xml -> {
            xml.text("Location", "/" + upload.bucket() + "/" + upload.key())
                    .text("Bucket", upload.bucket())
                    .text("Key", upload.key())
                    .text("ETag", stored.quotedEtag());
            stored.checksums().forEach((algorithm, value) -> xml.text(algorithm.element(), value));
            xml.text("ChecksumType", type);
        }));
        return stored.unversioned() ? response : response.with("x-amz-version-id", stored.id());
    }

    private Upload upload(S3Request request) {
        return index.upload(request.bucket(), request.key(), request.parameter("uploadId", ""));
    }

    private static int partNumber(S3Request request) {
        var text = request.parameter("partNumber");
        if (text != null && text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= MAX_PART_NUMBER) {
            return Integer.parseInt(text);
        }
        throw S3Request.invalid("Part number must be an integer between 1 and 10000, inclusive");
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}

package io.trialsuite.localaws.s3;

import static io.trialsuite.localaws.s3.S3Route.Level.BUCKET;
import static io.trialsuite.localaws.s3.S3Route.Level.OBJECT;
import static io.trialsuite.localaws.s3.S3Route.Level.SERVICE;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.journal.Journal;
import io.trialsuite.localaws.sns.TopicPublisher;
import io.trialsuite.localaws.sqs.QueueSender;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * S3 (REST-XML), path-style and virtual-host style. It has to be asked last, because any path may be a bucket. Objects
 * survive {@code kill -9}; bodies are streamed to and from files.
 */
public final class S3Service implements AwsService, Closeable {

    private static final long MOST_TO_DRAIN = 64L << 20;

    private final Blobs blobs;
    private final Index index;
    private final Signature signature;
    private final Cors cors;
    private final List<S3Route> routes = new ArrayList<>();

    /** @param directory where objects are kept; null forgets them with this object */
    public S3Service(
            Account account, @Nullable Path directory, QueueSender queues, TopicPublisher topics, Clock clock) {
        blobs = new Blobs(directory);
        index = new Index(Journal.open(directory, "s3"), blobs, clock);
        signature = new Signature(account.secret(), clock);
        cors = new Cors(index);
        var notifications = new Notifications(index, queues, topics, account, clock);
        var receiving = new Receiving(blobs);
        var objects = new Objects(index, blobs, receiving, notifications, clock);
        addBucketRoutes(new Buckets(index, objects, account.region(), clock), notifications);
        addObjectRoutes(objects, new ObjectSettings(index, clock));
        addMultipartRoutes(new Multipart(index, blobs, receiving, objects, notifications, clock));
    }

    private void addBucketRoutes(Buckets buckets, Notifications notifications) {
        routes.add(S3Route.of("ListBuckets", SERVICE, "GET", "", request -> buckets.list()));
        routes.add(S3Route.of("CreateBucket", BUCKET, "PUT", "", buckets::create));
        routes.add(S3Route.of("HeadBucket", BUCKET, "HEAD", "", buckets::head));
        routes.add(S3Route.of("DeleteBucket", BUCKET, "DELETE", "", buckets::remove));
        routes.add(S3Route.of("GetBucketLocation", BUCKET, "GET", "location", buckets::location));
        routes.add(S3Route.of("GetBucketVersioning", BUCKET, "GET", "versioning", buckets::versioning));
        routes.add(S3Route.of("PutBucketVersioning", BUCKET, "PUT", "versioning", buckets::putVersioning));
        routes.add(S3Route.of("DeleteObjects", BUCKET, "POST", "delete", buckets::deleteObjects));
        var noun = "BucketNotificationConfiguration";
        routes.add(S3Route.of("Get" + noun, BUCKET, "GET", "notification", notifications::configuration));
        routes.add(S3Route.of("Put" + noun, BUCKET, "PUT", "notification", notifications::configure));
        for (var kind : ConfigurationDocument.values()) {
            var name = kind.subResource();
            routes.add(
                    S3Route.of("Get" + kind.noun(), BUCKET, "GET", name, request -> buckets.document(request, kind)));
            routes.add(S3Route.of(
                    "Put" + kind.noun(), BUCKET, "PUT", name, request -> buckets.putDocument(request, kind)));
            if (kind == ConfigurationDocument.OBJECT_LOCK) continue;
            routes.add(S3Route.of(
                    "Delete" + kind.noun(), BUCKET, "DELETE", name, request -> buckets.removeDocument(request, kind)));
        }
        var listing = new Listing(index);
        routes.add(S3Route.of("ListObjectsV2", BUCKET, "GET", "", listing::list));
        routes.add(S3Route.of("ListObjectVersions", BUCKET, "GET", "versions", new VersionListing(index)::list));
    }

    private void addObjectRoutes(Objects objects, ObjectSettings settings) {
        routes.add(S3Route.of("PutObject", OBJECT, "PUT", "", objects::put));
        routes.add(S3Route.copying("CopyObject", "", objects::copy));
        routes.add(S3Route.of("GetObject", OBJECT, "GET", "", objects::get));
        routes.add(S3Route.of("HeadObject", OBJECT, "HEAD", "", objects::get));
        routes.add(S3Route.of("DeleteObject", OBJECT, "DELETE", "", objects::delete));
        routes.add(S3Route.of("GetObjectTagging", OBJECT, "GET", "tagging", settings::getTags));
        routes.add(S3Route.of("PutObjectTagging", OBJECT, "PUT", "tagging", settings::putTags));
        routes.add(S3Route.of("DeleteObjectTagging", OBJECT, "DELETE", "tagging", settings::deleteTags));
        routes.add(S3Route.of("GetObjectRetention", OBJECT, "GET", "retention", settings::getRetention));
        routes.add(S3Route.of("PutObjectRetention", OBJECT, "PUT", "retention", settings::putRetention));
        routes.add(S3Route.of("GetObjectLegalHold", OBJECT, "GET", "legal-hold", settings::getLegalHold));
        routes.add(S3Route.of("PutObjectLegalHold", OBJECT, "PUT", "legal-hold", settings::putLegalHold));
    }

    private void addMultipartRoutes(Multipart multipart) {
        routes.add(S3Route.of("CreateMultipartUpload", OBJECT, "POST", "uploads", multipart::create));
        routes.add(S3Route.of("UploadPart", OBJECT, "PUT", "uploadId", multipart::uploadPart));
        routes.add(S3Route.copying("UploadPartCopy", "uploadId", multipart::copyPart));
        routes.add(S3Route.of("ListParts", OBJECT, "GET", "uploadId", multipart::listParts));
        routes.add(S3Route.of("AbortMultipartUpload", OBJECT, "DELETE", "uploadId", multipart::abort));
        routes.add(S3Route.of("CompleteMultipartUpload", OBJECT, "POST", "uploadId", multipart::complete));
        routes.add(S3Route.of("ListMultipartUploads", BUCKET, "GET", "uploads", multipart::listUploads));
    }

    @Override
    public String name() {
        return "s3";
    }

    /** Everything but {@code POST /}, which belongs to the query protocol, and our own pages. */
    @Override
    public boolean claims(AwsRequest request) {
        if (request.rawPath().startsWith("/_local/")) return false;
        return !request.method().equals("POST")
                || !request.rawPath().equals("/")
                || S3Request.virtualBucket(request).isPresent();
    }

    @Override
    public AwsResponse handle(AwsRequest http) {
        var request = S3Request.of(http);
        if (request.method().equals("OPTIONS")) return cors.preflight(request);
        try {
            signature.check(http);
            var route = route(request)
                    .orElseThrow(() -> new AwsError(
                            501,
                            "NotImplemented",
                            "local-aws does not emulate " + http.method() + " " + http.rawPath() + "?"
                                    + http.rawQuery()));
            return cors.decorate(request, route.handler().handle(request));
        } catch (AwsError e) {
            drain(http);
            return cors.decorate(request, render(e));
        }
    }

    /** Lets the client finish sending, so that it reads the refusal instead of seeing a broken connection. */
    private static void drain(AwsRequest request) {
        try {
            long left = MOST_TO_DRAIN;
            for (long skipped = 1; skipped > 0 && left > 0; left -= skipped) {
                skipped = request.body().skip(Math.min(left, 1 << 20));
            }
        } catch (IOException e) {
            // the client went away, so there is nobody to be kind to
        }
    }

    private Optional<S3Route> route(S3Request request) {
        return routes.stream().filter(route -> route.matches(request)).findFirst();
    }

    @Override
    public String actionOf(AwsRequest request) {
        return route(S3Request.of(request)).map(S3Route::action).orElse("");
    }

    @Override
    public String resourceOf(AwsRequest request) {
        return S3Request.of(request).bucket();
    }

    @Override
    public AwsResponse render(AwsError error) {
        var document = Xml.error(xml ->
                xml.text("Code", error.code()).text("Message", error.message()).text("RequestId", UUID.randomUUID()));
        return AwsResponse.bytes(error.status(), "application/xml", document.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        index.close();
        blobs.close();
    }
}

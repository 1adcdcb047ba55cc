package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.TopicPublisher;
import io.trialsuite.localaws.sqs.QueueSender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells queues and topics what happened to objects, before the caller who changed them is answered. */
final class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final String DOCUMENT = "notification";
    private static final String SUBJECT = "Amazon S3 Notification";

    private final Index index;
    private final QueueSender queues;
    private final TopicPublisher topics;
    private final Account account;
    private final Clock clock;
    /** Grows from one event to the next, also over restarts. */
    private final AtomicLong sequence;

    Notifications(Index index, QueueSender queues, TopicPublisher topics, Account account, Clock clock) {
        this.index = index;
        this.queues = queues;
        this.topics = topics;
        this.account = account;
        this.clock = clock;
        this.sequence = new AtomicLong(clock.millis() << 20);
    }

    AwsResponse configure(S3Request request) {
        var document = new String(request.document(), StandardCharsets.UTF_8);
        var rules = NotificationRule.parse(document);
        for (var rule : rules) {
            boolean exists = switch (rule.target()) {
                case QUEUE -> queues.exists(rule.arn());
                case TOPIC -> topics.exists(rule.arn());
            };
            if (!exists || rule.arn().endsWith(".fifo")) {
                throw S3Request.invalid("Unable to validate the following destination configurations");
            }
        }
        index.changeBucket(request.bucket(), bucket -> bucket.withDocument(DOCUMENT, document));
        for (var rule : rules) {
            send(
                    rule,
                    Json.object()
                            .put("Service", "Amazon S3")
                            .put("Event", "s3:TestEvent")
                            .put("Time", Objects.iso(clock.instant()))
                            .put("Bucket", request.bucket())
                            .put("RequestId", UUID.randomUUID().toString())
                            .put("HostId", "local-aws"));
        }
        return AwsResponse.empty(200);
    }

    AwsResponse configuration(S3Request request) {
        var document = index.bucket(request.bucket()).documents().get(DOCUMENT);
        return AwsResponse.xml(200, document == null ? Xml.document("NotificationConfiguration", xml -> {}) : document);
    }

    /** @param how for instance {@code Put} */
    void created(S3Request request, ObjectVersion version, String how) {
        notify(request, request.key(), version, "ObjectCreated:" + how);
    }

    void removed(S3Request request, String key, ObjectVersion version, String how) {
        notify(request, key, version, "ObjectRemoved:" + how);
    }

    private void notify(S3Request request, String key, ObjectVersion version, String event) {
        var document = index.bucket(request.bucket()).documents().get(DOCUMENT);
        if (document == null) return;
        for (var rule : NotificationRule.parse(document)) {
            if (rule.wants(event, key)) {
                send(rule, record(request, rule, key, version, event));
            }
        }
    }

    private ObjectNode record(
            S3Request request, NotificationRule rule, String key, ObjectVersion version, String event) {
        var message = Json.object();
        var record = message.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", account.region())
                .put("eventTime", Objects.iso(clock.instant()))
                .put("eventName", event);
        record.putObject("userIdentity").put("principalId", "AWS:LOCAL");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", "local-aws");
        var s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", rule.id());
        s3.putObject("bucket")
                .put("name", request.bucket())
                .put("arn", "arn:aws:s3:::" + request.bucket())
                .putObject("ownerIdentity")
                .put("principalId", "LOCAL");
        putObject(s3.putObject("object"), key, version, event);
        return message;
    }

    private void putObject(ObjectNode object, String key, ObjectVersion version, String event) {
        object.put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
        if (event.startsWith("ObjectCreated")) {
            object.put("size", version.size());
        }
        if (event.startsWith("ObjectCreated") || event.endsWith("DeleteMarkerCreated")) {
            object.put("eTag", version.marker() ? "d41d8cd98f00b204e9800998ecf8427e" : version.etag());
        }
        if (!version.unversioned()) {
            object.put("versionId", version.id());
        }
        object.put("sequencer", String.format(Locale.ROOT, "%018X", sequence.incrementAndGet()));
    }

    /** A target that is gone, or refuses, loses the event, as at AWS. */
    private void send(NotificationRule rule, ObjectNode message) {
        var text = new String(Json.write(message), StandardCharsets.UTF_8);
        try {
            switch (rule.target()) {
                case QUEUE -> queues.send(rule.arn(), text);
                case TOPIC -> topics.publish(rule.arn(), text, SUBJECT, Map.of());
            }
        } catch (AwsError e) {
            log.warn("{} refused an S3 notification: {}", rule.arn(), e.message());
        }
    }
}

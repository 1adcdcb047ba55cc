package io.trialsuite.localaws.ses;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON that SES publishes to SNS: {@code eventType}, the event's own object and {@code mail}. */
final class EventRecord {

    /** AWS truncates {@code headers} beyond this size and says so in {@code headersTruncated}. */
    private static final int MAX_HEADERS = 10 * 1024;

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final String account;

    EventRecord(String region, String account) {
        this.region = region;
        this.account = account;
    }

    ObjectNode of(Mail mail, PlannedEvent event) {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("eventType", event.type().recordName());
        record.set("mail", mailObject(mail, event.type()));
        var detail = event.detail().deepCopy();
        if (hasTimestamp(event.type())) {
            detail.put("timestamp", timestamp(event.due()));
        }
        if (event.type() == EventType.COMPLAINT) {
            detail.put("arrivalDate", timestamp(event.due()));
        }
        record.set(event.type().detailKey(), detail);
        return record;
    }

    static String timestamp(Instant instant) {
        return MILLIS.format(instant);
    }

    private static boolean hasTimestamp(EventType type) {
        return switch (type) {
            case SEND, REJECT, RENDERING_FAILURE -> false;
            case BOUNCE, COMPLAINT, DELIVERY, OPEN, CLICK, DELIVERY_DELAY, SUBSCRIPTION -> true;
        };
    }

    private ObjectNode mailObject(Mail mail, EventType type) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("timestamp", timestamp(mail.timestamp()));
        node.put("source", mail.source());
        node.put(
                "sourceArn",
                "arn:aws:ses:%s:%s:identity/%s"
                        .formatted(region, account, mail.sender().text()));
        node.put("sendingAccountId", account);
        node.put("messageId", mail.id());
        var destination = node.putArray("destination");
        mail.destination().forEach(destination::add);
        if (type.withoutHeaders()) {
            node.put("headersTruncated", false);
        } else {
            putHeaders(node, mail);
        }
        putTags(node.putObject("tags"), mail, type);
        return node;
    }

    private static void putHeaders(ObjectNode node, Mail mail) {
        int size = 0;
        boolean truncated = false;
        var headers = JsonNodeFactory.instance.arrayNode();
        for (var header : mail.headers()) {
            size += header.name().length() + header.value().length() + 4;
            if (size > MAX_HEADERS) {
                truncated = true;
                break;
            }
            headers.addObject().put("name", header.name()).put("value", header.value());
        }
        node.put("headersTruncated", truncated);
        node.set("headers", headers);
        var common = node.putObject("commonHeaders");
        common.putArray("from").add(mail.source());
        putAll(common, "to", mail.recipients().to());
        putAll(common, "cc", mail.recipients().cc());
        common.put("messageId", mail.id());
        common.put("subject", mail.subject());
    }

    private static void putAll(ObjectNode node, String name, List<String> values) {
        if (values.isEmpty()) return;
        var array = node.putArray(name);
        values.forEach(array::add);
    }

    /** SES knows the outgoing address only once it has talked to the recipient's server. */
    private static void putTags(ObjectNode node, Mail mail, EventType type) {
        for (Map.Entry<String, List<String>> tag : mail.tags().entrySet()) {
            putAll(node, tag.getKey(), tag.getValue());
        }
        if (type == EventType.DELIVERY) {
            node.putArray("ses:outgoing-ip").add("127.0.0.1");
        }
    }
}

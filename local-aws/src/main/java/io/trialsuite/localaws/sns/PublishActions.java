package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.sns.Publishing.Outcome;
import io.trialsuite.localaws.sns.Topic.Published;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Publishing, one message at a time or ten. */
final class PublishActions {

    private static final int MOST = 10;
    private static final int LARGEST_BATCH = 1_048_576;

    private final Publishing publishing;

    PublishActions(Publishing publishing) {
        this.publishing = publishing;
    }

    void addTo(Map<String, Function<Form, Xml>> actions) {
        actions.put("Publish", this::publish);
        actions.put("PublishBatch", this::publishBatch);
    }

    private Xml publish(Form form) {
        var arn = form.get("TopicArn", form.get("TargetArn", ""));
        if (arn.isEmpty()) {
            throw SnsRefusals.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        var outcome = publishing.publish(arn, List.of(Publication.from(form))).getFirst();
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted(new Xml(), accepted.published());
            case Outcome.Refused refused -> throw refused.error();
        };
    }

    private static Xml accepted(Xml xml, Published published) {
        return xml.element("MessageId", published.messageId()).element("SequenceNumber", published.sequenceNumber());
    }

    private Xml publishBatch(Form form) {
        var entries = form.members("PublishBatchRequestEntries", ".Id");
        checkEntries(entries);
        var refused = new LinkedHashMap<String, AwsError>();
        var ids = new ArrayList<String>();
        var publications = new ArrayList<Publication>();
        for (var entry : entries) {
            var id = entry.required(".Id");
            try {
                publications.add(Publication.from(new Form(entry.values(), entry.prefix() + ".")));
                ids.add(id);
            } catch (AwsError e) {
                refused.put(id, e);
            }
        }
        if (publications.stream().mapToInt(Publication::size).sum() > LARGEST_BATCH) {
            throw SnsRefusals.batch(
                    "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        var outcomes = publishing.publish(form.required("TopicArn"), publications);
        var successful = new Xml();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Accepted accepted ->
                    accepted(successful.open("member").element("Id", ids.get(i)), accepted.published())
                            .close("member");
                case Outcome.Refused no -> refused.put(ids.get(i), no.error());
            }
        }
        return new Xml()
                .open("Successful")
                .raw(successful)
                .close("Successful")
                .open("Failed")
                .raw(failed(refused))
                .close("Failed");
    }

    private static void checkEntries(List<Form> entries) {
        if (entries.isEmpty()) {
            throw SnsRefusals.batch("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST) {
            throw SnsRefusals.batch(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!entry.required(".Id").matches("[A-Za-z0-9_-]{1,80}")) {
                throw SnsRefusals.batch(
                        "InvalidBatchEntryId",
                        "The Id of a batch entry in a batch request doesn't abide by the" + " specification.");
            }
            if (!ids.add(entry.required(".Id"))) {
                throw SnsRefusals.batch(
                        "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
            }
        }
    }

    private static Xml failed(Map<String, AwsError> refused) {
        var xml = new Xml();
        refused.forEach((id, error) -> xml.open("member")
                .element("Id", id)
                .element("Code", error.code())
                .element("Message", error.message())
                .element("SenderFault", Boolean.toString(error.status() < 500))
                .close("member"));
        return xml;
    }
}

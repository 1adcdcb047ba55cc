package io.trialsuite.localaws.sqs;

import static java.util.Objects.requireNonNullElse;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about queues themselves: names, attributes, tags. */
final class QueueActions {

    private static final Set<String> READ_ONLY = Set.of(
            "QueueArn",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "CreatedTimestamp",
            "LastModifiedTimestamp");

    private final Queues queues;
    private final Redriving redriving;
    private final Account account;

    QueueActions(Queues queues, Redriving redriving, Account account) {
        this.queues = queues;
        this.redriving = redriving;
        this.account = account;
    }

    void addTo(Map<String, SqsService.Action> actions) {
        actions.put("CreateQueue", this::create);
        actions.put("GetQueueUrl", this::url);
        actions.put("ListQueues", this::list);
        actions.put("ListDeadLetterSourceQueues", this::listDeadLetterSources);
        actions.put("GetQueueAttributes", (request, call) -> attributes(request));
        actions.put("SetQueueAttributes", (request, call) -> setAttributes(request));
        actions.put("TagQueue", (request, call) -> tag(request));
        actions.put("UntagQueue", (request, call) -> untag(request));
        actions.put("ListQueueTags", (request, call) -> tags(request));
        actions.put("DeleteQueue", (request, call) -> {
            queues.drop(Parameters.queueName(request));
            return Json.object();
        });
        actions.put("PurgeQueue", (request, call) -> {
            queues.purge(Parameters.queueName(request));
            return Json.object();
        });
    }

    private ObjectNode create(ObjectNode request, SqsService.Call call) {
        var queue = queues.create(
                Parameters.required(request, "QueueName"),
                Parameters.texts(request, "Attributes"),
                Parameters.texts(request, "tags", "Tags"));
        return Json.object().put("QueueUrl", urlOf(queue.name(), call));
    }

    private ObjectNode url(ObjectNode request, SqsService.Call call) {
        var name = Parameters.required(request, "QueueName");
        var queue = queues.locked(() -> queues.require(name));
        return Json.object().put("QueueUrl", urlOf(queue.name(), call));
    }

    private String urlOf(String name, SqsService.Call call) {
        return call.base() + "/" + account.id() + "/" + name;
    }

    private ObjectNode list(ObjectNode request, SqsService.Call call) {
        var prefix = requireNonNullElse(Parameters.optional(request, "QueueNamePrefix"), "");
        var after = requireNonNullElse(Parameters.optional(request, "NextToken"), "");
        int max = requireNonNullElse(Parameters.number(request, "MaxResults", 1, 1000), 1000);
        var names = queues.locked(() -> queues.all().stream()
                .map(Queue::name)
                .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
                .limit(max + 1L)
                .toList());
        var answer = Json.object();
        var urls = answer.putArray("QueueUrls");
        names.stream().limit(max).forEach(name -> urls.add(urlOf(name, call)));
        if (names.size() > max) {
            answer.put("NextToken", names.get(max - 1));
        }
        return answer;
    }

    private ObjectNode listDeadLetterSources(ObjectNode request, SqsService.Call call) {
        var name = Parameters.queueName(request);
        var answer = Json.object();
        var urls = answer.putArray("queueUrls");
        queues.locked(() -> redriving.deadLetterSourcesOf(queues.require(name)))
                .forEach(source -> urls.add(urlOf(source.name(), call)));
        return answer;
    }

    private ObjectNode attributes(ObjectNode request) {
        var wanted = Parameters.list(request, "AttributeNames");
        var all = queues.locked(() -> attributesOf(queues.require(Parameters.queueName(request))));
        for (var name : wanted) {
            if (!name.equals("All") && !all.containsKey(name) && !READ_ONLY.contains(name)) {
                QueueAttributes.requireKnown(name);
            }
        }
        var answer = Json.object();
        if (!wanted.isEmpty()) {
            var attributes = answer.putObject("Attributes");
            all.forEach((name, value) -> {
                if (wanted.contains("All") || wanted.contains(name)) {
                    attributes.put(name, value);
                }
            });
        }
        return answer;
    }

    private Map<String, String> attributesOf(Queue queue) {
        var depth = queue.depth();
        var all = new LinkedHashMap<String, String>();
        all.put("QueueArn", queues.arnOf(queue));
        all.put("ApproximateNumberOfMessages", Integer.toString(depth.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(depth.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(depth.delayed()));
        all.put("CreatedTimestamp", Long.toString(queue.createdAt().getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt.getEpochSecond()));
        all.putAll(queue.attributes.effective(queue.fifo()));
        return all;
    }

    private ObjectNode setAttributes(ObjectNode request) {
        var changes = Parameters.texts(request, "Attributes");
        if (changes.containsKey("FifoQueue")) {
            throw Refusals.invalidAttributeName("FifoQueue");
        }
        queues.change(Parameters.queueName(request), attributes -> attributes.with(changes), UnaryOperator.identity());
        return Json.object();
    }

    private ObjectNode tag(ObjectNode request) {
        changeTags(request, tags -> tags.putAll(Parameters.texts(request, "Tags")));
        return Json.object();
    }

    private ObjectNode untag(ObjectNode request) {
        changeTags(request, tags -> tags.keySet().removeAll(Parameters.list(request, "TagKeys")));
        return Json.object();
    }

    private void changeTags(ObjectNode request, Consumer<Map<String, String>> change) {
        queues.change(Parameters.queueName(request), UnaryOperator.identity(), before -> {
            var after = new LinkedHashMap<>(before);
            change.accept(after);
            return after;
        });
    }

    private ObjectNode tags(ObjectNode request) {
        var answer = Json.object();
        var tags = answer.putObject("Tags");
        queues.locked(() -> queues.require(Parameters.queueName(request)).tags).forEach(tags::put);
        return answer;
    }
}

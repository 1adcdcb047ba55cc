package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** SQS behind AWS JSON 1.0: the action is in a header, the rest in a JSON body. */
public final class SqsService implements AwsService, QueueSender, Closeable {

    private static final String TARGET = "AmazonSQS.";
    private static final int LARGEST_BODY = 16 << 20;

    private final Queues queues;
    private final Sending sending;
    private final Map<String, Action> actions = new HashMap<>();

    /** Answers one action. */
    interface Action {
        ObjectNode answer(ObjectNode request, Call call);
    }

    /**
     * What an action may have to know besides its parameters.
     *
     * @param base where this port is, as the caller sees it
     * @param gone whether the caller has hung up
     */
    record Call(String base, BooleanSupplier gone) {}

    public SqsService(Account account, Clock clock, Journal journal, Faults faults) {
        this.queues = new Queues(account, clock, journal);
        this.sending = new Sending(queues);
        var redriving = new Redriving(queues);
        new QueueActions(queues, redriving, account).addTo(actions);
        new MessageActions(sending, new Receiving(queues, faults)).addTo(actions);
        new MoveActions(redriving).addTo(actions);
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public boolean claims(AwsRequest request) {
        return request.header("X-Amz-Target").filter(t -> t.startsWith(TARGET)).isPresent();
    }

    @Override
    public String actionOf(AwsRequest request) {
        return request.header("X-Amz-Target").orElse(TARGET).substring(TARGET.length());
    }

    @Override
    public String resourceOf(AwsRequest request) {
        var body = Json.readObject(request.bodyBytes(LARGEST_BODY));
        return body.has("QueueUrl")
                ? Parameters.queueName(body)
                : body.path("QueueName").asString("");
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var name = actionOf(request);
        var action = actions.get(name);
        if (action == null) {
            throw Refusals.unknownAction(name);
        }
        var base = "http://" + request.header("Host").orElse("localhost");
        var answer =
                action.answer(Json.readObject(request.bodyBytes(LARGEST_BODY)), new Call(base, request::callerGone));
        return AwsResponse.bytes(200, "application/x-amz-json-1.0", Json.write(answer));
    }

    @Override
    public AwsResponse render(AwsError error) {
        var body =
                Json.object().put("__type", "com.amazonaws.sqs#" + error.code()).put("message", error.message());
        return AwsResponse.bytes(error.status(), "application/x-amz-json-1.0", Json.write(body))
                .with("x-amzn-query-error", error.queryCode() + ";" + error.fault());
    }

    @Override
    public boolean exists(String queueArn) {
        return queues.locked(() -> queues.findByArn(queueArn) != null);
    }

    @Override
    public void send(String queueArn, NewMessage message) {
        if (sendAll(queueArn, List.of(message)).getFirst() instanceof SendOutcome.Refused refused) {
            throw refused.error();
        }
    }

    /**
     * Sends any number of messages with one entry in the journal.
     *
     * @throws AwsError if there is no such queue
     */
    public List<SendOutcome> sendAll(String queueArn, List<NewMessage> messages) {
        return sending.send(queueArn.substring(queueArn.lastIndexOf(':') + 1), messages);
    }

    /** How many messages are where and how many consumers wait, by queue, for whoever looks at the suite from outside. */
    public JsonNode depths() {
        return queues.locked(() -> {
            var depths = Json.object();
            for (var queue : List.copyOf(queues.all())) {
                var depth = queues.require(queue.name()).depth();
                int waiting = queues.waitingFor(queue);
                depths.putObject(queue.name())
                        .put("visible", depth.visible())
                        .put("inFlight", depth.inFlight())
                        .put("delayed", depth.delayed())
                        .put("waiting", waiting);
            }
            return depths;
        });
    }

    @Override
    public void close() {
        queues.close();
    }
}

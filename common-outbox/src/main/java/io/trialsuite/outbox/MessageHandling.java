package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.JsonNode;

/** What happens with one delivery: read, remembered, handled in its context and transaction. Knows nothing of queues' verbs. */
final class MessageHandling {

    private final Subscription subscription;
    private final EnvelopeReader reader;
    private final Inbox inbox;
    private final List<ConsumptionScope> scopes;
    private final ConsumptionObserver observer;

    MessageHandling(
            Subscription subscription,
            EnvelopeReader reader,
            Inbox inbox,
            List<ConsumptionScope> scopes,
            ConsumptionObserver observer) {
        this.subscription = subscription;
        this.reader = reader;
        this.inbox = inbox;
        this.scopes = scopes;
        this.observer = observer;
    }

    /** How an attempt ended. */
    sealed interface Outcome {

        /** Handled now or before. */
        record Done() implements Outcome {}

        record Hopeless(String reason) implements Outcome {}

        record Failed(RuntimeException failure) implements Outcome {}

        /** The database cannot be reached: no fault of the message. */
        record NoDatabase() implements Outcome {}
    }

    Outcome handle(SqsDelivery delivery) {
        var started = System.nanoTime();
        var type = subscription.isRaw() ? Subscription.RAW : "unknown";
        try {
            var read = read(delivery);
            type = read.message().type();
            var first = handle(read);
            if (first) {
                observer.handled(subscription.queue(), type, Duration.ofNanos(System.nanoTime() - started));
            } else {
                observer.duplicate(subscription.queue(), type);
            }
            return new Outcome.Done();
        } catch (PoisonMessage e) {
            return new Outcome.Hopeless(String.valueOf(e.getMessage()));
        } catch (CannotCreateTransactionException e) {
            return new Outcome.NoDatabase();
        } catch (RuntimeException e) {
            observer.failed(subscription.queue(), type, e);
            return new Outcome.Failed(e);
        }
    }

    /** A message whose route and data are known. */
    private record Read<T>(Receipt receipt, ReceivedMessage<T> message, MessageHandler<T> handler) {

        void run() {
            handler.handle(message);
        }
    }

    private Read<?> read(SqsDelivery delivery) {
        if (subscription.isRaw()) {
            return raw(delivery);
        }
        var event = reader.read(delivery.body());
        var route = subscription.routes().get(event.type());
        if (route == null) {
            throw new PoisonMessage("no handler for type " + event.type());
        }
        return typed(delivery, event, route);
    }

    private <T> Read<T> typed(SqsDelivery delivery, ReceivedMessage<JsonNode> event, Subscription.Route<T> route) {
        return new Read<>(
                receipt(delivery, event, reader.path(delivery.body())),
                reader.as(route.dataType(), event),
                route.handler());
    }

    private Read<String> raw(SqsDelivery delivery) {
        var message = rawMessage(delivery);
        return new Read<>(receipt(delivery, message, EnvelopeReader.Path.UNKNOWN), message, subscription.rawHandler());
    }

    private ReceivedMessage<String> rawMessage(SqsDelivery delivery) {
        return new ReceivedMessage<>(
                delivery.queueId(),
                "/" + subscription.queue(),
                Subscription.RAW,
                delivery.source().messageId(),
                delivery.sentAt(),
                delivery.textAttributes(),
                delivery.body());
    }

    private Receipt receipt(SqsDelivery delivery, ReceivedMessage<?> message, EnvelopeReader.Path path) {
        return new Receipt(
                message.id(),
                remembrance(message),
                message.source(),
                message.type(),
                message.subject(),
                correlation(message),
                message.attributes().get("causationid"),
                message.attributes(),
                path.recordedAt(),
                path.publishedAt(),
                delivery.receivedAt(),
                delivery.attempt());
    }

    /** A replay is remembered apart, so that it takes effect once more, and only once. */
    private String remembrance(ReceivedMessage<?> message) {
        var replay = message.attributes().get(Replays.ATTRIBUTE);
        return replay == null ? subscription.queue() : subscription.queue() + "#" + replay;
    }

    private static String correlation(ReceivedMessage<?> message) {
        return message.attributes().getOrDefault("correlationid", message.id().toString());
    }

    private boolean handle(Read<?> read) {
        var message = read.message();
        var context = new MessageContext(
                correlation(message),
                message.id().toString(),
                message.attributes().get("traceparent"));
        var open = new ArrayDeque<MessageContext.Scope>();
        try {
            open.push(context.open());
            scopes.forEach(scope -> open.push(scope.open(message)));
            return inbox.handleOnce(read.receipt(), read::run);
        } finally {
            open.forEach(MessageContext.Scope::close);
        }
    }

    /** Remembers for the event flow that the message went to the dead-letter queue. */
    void deadLettered(SqsDelivery delivery, String reason) {
        inbox.deadLettered(readable(delivery), reason);
        observer.deadLettered(subscription.queue(), readable(delivery).type(), reason);
    }

    /** As much as can be read; the message may be anything. */
    private Receipt readable(SqsDelivery delivery) {
        if (!subscription.isRaw()) {
            try {
                return receipt(delivery, reader.read(delivery.body()), reader.path(delivery.body()));
            } catch (PoisonMessage e) {
                return receipt(delivery, rawMessage(delivery), EnvelopeReader.Path.UNKNOWN);
            }
        }
        return receipt(delivery, rawMessage(delivery), EnvelopeReader.Path.UNKNOWN);
    }
}

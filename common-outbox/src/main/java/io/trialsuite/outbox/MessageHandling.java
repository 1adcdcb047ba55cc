package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

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

        record Failed(Throwable failure) implements Outcome {}

        /** The database, or the store of large data, cannot be reached: no fault of the message. */
        record Unavailable(RuntimeException failure) implements Outcome {}
    }

    Incoming incoming(SqsDelivery delivery) {
        return new Incoming(delivery);
    }

    /** One delivery. However often it is tried, what was read of it is not read again. */
    final class Incoming {

        private final SqsDelivery delivery;
        private @Nullable ReceivedEvent event;
        private @Nullable Read<?> read;

        private Incoming(SqsDelivery delivery) {
            this.delivery = delivery;
        }

        SqsDelivery delivery() {
            return delivery;
        }

        Outcome handle() {
            var started = System.nanoTime();
            try {
                var first = MessageHandling.this.handle(read());
                if (first) {
                    observer.handled(subscription.queue(), type(), Duration.ofNanos(System.nanoTime() - started));
                } else {
                    observer.duplicate(subscription.queue(), type());
                }
                return new Outcome.Done();
            } catch (PoisonMessage e) {
                return new Outcome.Hopeless(String.valueOf(e.getMessage()));
            } catch (CannotCreateTransactionException | ClaimCheckUnavailable e) {
                return new Outcome.Unavailable(e);
            } catch (RuntimeException | Error e) {
                observer.failed(subscription.queue(), type(), e);
                return new Outcome.Failed(e);
            }
        }

        /** Remembers for the event flow that the message went to the dead-letter queue. */
        void deadLettered(String reason) {
            var receipt = event == null ? receipt(delivery, rawMessage(delivery)) : receipt(delivery, event);
            inbox.deadLettered(receipt, reason);
            observer.deadLettered(subscription.queue(), receipt.type(), reason);
        }

        private String type() {
            if (subscription.isRaw()) {
                return Subscription.RAW;
            }
            return event == null ? "unknown" : event.type();
        }

        private Read<?> read() {
            if (read == null) {
                read = subscription.isRaw() ? raw(delivery) : typed();
            }
            return read;
        }

        private Read<?> typed() {
            if (event == null) {
                event = reader.read(delivery.body());
            }
            var route = subscription.routes().get(event.type());
            if (route == null) {
                throw new PoisonMessage("no handler for type " + event.type());
            }
            return MessageHandling.this.typed(delivery, event, route);
        }
    }

    /** A message whose route and data are known. */
    private record Read<T>(Receipt receipt, ReceivedMessage<T> message, MessageHandler<T> handler) {

        void run() {
            handler.handle(message);
        }
    }

    private <T> Read<T> typed(SqsDelivery delivery, ReceivedEvent event, Subscription.Route<T> route) {
        return new Read<>(receipt(delivery, event), reader.as(route.dataType(), event), route.handler());
    }

    private Read<String> raw(SqsDelivery delivery) {
        var message = rawMessage(delivery);
        return new Read<>(receipt(delivery, message), message, subscription.rawHandler());
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

    private Receipt receipt(SqsDelivery delivery, ReceivedEvent event) {
        return new Receipt(
                event.id(),
                remembrance(event.attributes()),
                event.source(),
                event.type(),
                event.subject(),
                correlation(event.id(), event.attributes()),
                event.attributes().get("causationid"),
                event.attributes(),
                event.recordedAt(),
                event.publishedAt(),
                delivery.receivedAt(),
                delivery.attempt());
    }

    private Receipt receipt(SqsDelivery delivery, ReceivedMessage<String> raw) {
        return new Receipt(
                raw.id(),
                remembrance(raw.attributes()),
                raw.source(),
                raw.type(),
                raw.subject(),
                correlation(raw.id(), raw.attributes()),
                raw.attributes().get("causationid"),
                raw.attributes(),
                null,
                null,
                delivery.receivedAt(),
                delivery.attempt());
    }

    /** A replay is remembered apart, so that it takes effect once more, and only once. */
    private String remembrance(Map<String, String> attributes) {
        var replay = attributes.get(Replays.ATTRIBUTE);
        return replay == null ? subscription.queue() : subscription.queue() + "#" + replay;
    }

    private static String correlation(MessageId id, Map<String, String> attributes) {
        return attributes.getOrDefault("correlationid", id.toString());
    }

    private boolean handle(Read<?> read) {
        var message = read.message();
        var context = new MessageContext(
                read.receipt().correlationId(),
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
}

package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/** What happens with one delivery: read, remembered, handled in its context and transaction. Knows nothing of queues' verbs. */
final class MessageHandling {

    private static final Logger log = LoggerFactory.getLogger(MessageHandling.class);

    private final Subscription subscription;
    private final EnvelopeReader reader;
    private final Inbox inbox;
    private final List<ConsumptionScope> scopes;
    private final ConsumptionObserver observer;
    private final Tracing tracing;

    MessageHandling(
            Subscription subscription,
            EnvelopeReader reader,
            Inbox inbox,
            List<ConsumptionScope> scopes,
            ConsumptionObserver observer,
            Tracing tracing) {
        this.subscription = subscription;
        this.reader = reader;
        this.inbox = inbox;
        this.scopes = scopes;
        this.observer = observer;
        this.tracing = tracing;
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
                tell(MessageHandling.this.handle(read()), Duration.ofNanos(System.nanoTime() - started));
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

        private void tell(Inbox.Taken taken, Duration took) {
            if (taken instanceof Inbox.Taken.Before) {
                observer.duplicate(subscription.queue(), type());
                return;
            }
            observer.handled(subscription.queue(), type(), took);
            if (taken instanceof Inbox.Taken.Overtaken overtaken) {
                observer.overtaken(subscription.queue(), type());
                warn(read().receipt(), overtaken);
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
                sequence(event.attributes()),
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
                null,
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

    /** A replay comes late on purpose. */
    private @Nullable String sequence(Map<String, String> attributes) {
        return subscription.isOrdered() && !attributes.containsKey(Replays.ATTRIBUTE)
                ? attributes.get("sequence")
                : null;
    }

    private static String correlation(MessageId id, Map<String, String> attributes) {
        return attributes.getOrDefault("correlationid", id.toString());
    }

    private void warn(Receipt receipt, Inbox.Taken.Overtaken overtaken) {
        log.atWarn()
                .addKeyValue("queue", subscription.queue())
                .addKeyValue("source", receipt.source())
                .addKeyValue("subject", receipt.subject())
                .addKeyValue("messageId", receipt.id())
                .addKeyValue("sequence", receipt.sequence())
                .addKeyValue("laterMessageId", overtaken.by())
                .addKeyValue("laterSequence", overtaken.bySequence())
                .log(
                        "A message was handled after a later one of its subject; where nobody redrove or released it, order is broken");
    }

    private Inbox.Taken handle(Read<?> read) {
        return tracing.handling(subscription.queue(), read.receipt(), traceParent -> handle(read, traceParent));
    }

    private Inbox.Taken handle(Read<?> read, @Nullable String traceParent) {
        var message = read.message();
        var context =
                new MessageContext(read.receipt().correlationId(), message.id().toString(), traceParent);
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

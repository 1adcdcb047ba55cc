package io.trialsuite.outbox;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What shows the way of an event in a trace. Without a tracer nothing is done, and nothing asked for. */
interface Tracing {

    Tracing NONE = new Tracing() {};

    /** The context that an event recorded now is to carry. */
    default MessageContext recording(MessageContext context) {
        return context;
    }

    default MessagePublisher publishing(MessagePublisher publisher) {
        return publisher;
    }

    /**
     * Runs the handling of one delivery.
     *
     * @param handling takes the {@code traceparent} to go on with
     */
    default Inbox.Taken handling(String queue, Receipt receipt, Function<@Nullable String, Inbox.Taken> handling) {
        return handling.apply(receipt.attributes().get("traceparent"));
    }
}

package io.trialsuite.web;

import io.trialsuite.outbox.MessageContext;

/** Makes a correlation known to whatever records messages; does nothing in a service that sends none. */
@FunctionalInterface
interface WorkContext {

    Scope open(Correlation correlation);

    /** Closes without a checked exception. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Apart, so that the outbox's classes are loaded only where they are. */
    final class OfOutbox implements WorkContext {

        @Override
        public Scope open(Correlation correlation) {
            var scope = new MessageContext(correlation.correlationId(), null, correlation.traceparent()).open();
            return scope::close;
        }
    }
}

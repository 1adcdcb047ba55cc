package io.trialsuite.outbox;

/**
 * Hook around the handling of one message, opened before its transaction begins: the place to set a tenant or a log context.
 * Every bean of this type is applied.
 */
@FunctionalInterface
public interface ConsumptionScope {

    MessageContext.Scope open(ReceivedMessage<?> message);
}

package io.trialsuite.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets every writing transaction of a call with an idempotency key commit the key's mark together with its effect. */
final class EffectMark implements TransactionExecutionListener {

    private final Supplier<IdempotencyKeys> keys;

    /**
     * Takes the keys late: the transaction manager knows this listener before there is a database to keep keys in.
     */
    EffectMark(Supplier<IdempotencyKeys> keys) {
        this.keys = keys;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null
                || transaction.isReadOnly()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        IdempotencyClaim.Call.current()
                .ifPresent(call ->
                        TransactionSynchronizationManager.registerSynchronization(new Marking(keys.get(), call)));
    }

    private record Marking(IdempotencyKeys keys, IdempotencyClaim.Call call) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                keys.mark(call);
            }
        }
    }
}

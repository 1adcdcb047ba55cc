package io.trialsuite.outbox;

import jakarta.persistence.EntityManager;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Writes what JPA still holds back before the events are inserted: the lock on a part is then the last one a transaction takes
 * and is held for the shortest time. Events that other synchronizations append still later are locked in their own order.
 */
@FunctionalInterface
interface PersistenceFlush {

    void flush();

    static PersistenceFlush ofClasspath() {
        return ClassUtils.isPresent(
                        "org.springframework.orm.jpa.EntityManagerHolder", PersistenceFlush.class.getClassLoader())
                ? new Jpa()
                : () -> {};
    }

    /** Apart, so that the class is loaded only where JPA is. */
    final class Jpa implements PersistenceFlush {

        @Override
        public void flush() {
            for (var resource :
                    TransactionSynchronizationManager.getResourceMap().values()) {
                if (resource instanceof EntityManagerHolder holder && holder.isOpen()) {
                    flush(holder.getEntityManager());
                }
            }
        }

        /** One that has not joined the transaction has nothing to write in it, and would refuse. */
        private static void flush(EntityManager entities) {
            if (entities.isJoinedToTransaction()) {
                entities.flush();
            }
        }
    }
}

package io.trialsuite.audit;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Writes what JPA still holds back, where there is JPA. */
final class PersistenceFlush {

    private PersistenceFlush() {}

    static Runnable ofClasspath() {
        var jpa = "org.springframework.orm.jpa.EntityManagerHolder";
        return ClassUtils.isPresent(jpa, PersistenceFlush.class.getClassLoader()) ? new Jpa() : () -> {};
    }

    /** Apart, so that the class is loaded only where JPA is. */
    private static final class Jpa implements Runnable {

        @Override
        public void run() {
            for (var resource :
                    TransactionSynchronizationManager.getResourceMap().values()) {
                if (resource instanceof EntityManagerHolder holder && holder.isOpen()) {
                    holder.getEntityManager().flush();
                }
            }
        }
    }
}

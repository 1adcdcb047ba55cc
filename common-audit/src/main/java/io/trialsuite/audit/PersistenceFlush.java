package io.trialsuite.audit;

import org.springframework.dao.support.DataAccessUtils;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
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
            TransactionSynchronizationManager.getResourceMap().forEach((factory, resource) -> {
                if (resource instanceof EntityManagerHolder holder && holder.isOpen()) {
                    flush(holder, factory);
                }
            });
        }

        /** Flushing by hand, nobody else translates what the database refuses. */
        private static void flush(EntityManagerHolder holder, Object factory) {
            try {
                holder.getEntityManager().flush();
            } catch (RuntimeException refused) {
                throw factory instanceof EntityManagerFactoryInfo info && info.getJpaDialect() != null
                        ? DataAccessUtils.translateIfNecessary(refused, info.getJpaDialect())
                        : refused;
            }
        }
    }
}

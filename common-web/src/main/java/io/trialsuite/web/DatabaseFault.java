package io.trialsuite.web;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ClassUtils;

/**
 * What a database's refusal means to the caller. It is looked for among all causes: what is flushed while a transaction
 * commits arrives as Hibernate threw it, translated by nobody.
 */
enum DatabaseFault {

    /** Somebody else changed the row since it was read. */
    OVERTAKEN,
    /** The unique value is taken. */
    DUPLICATE,
    /** A value that no column can hold. */
    UNSTORABLE,
    /** A lock not had in time, a deadlock, or no connection: nothing was changed, and trying again may succeed. */
    BUSY;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DATA_EXCEPTION = "22";

    /** Serialization failure, deadlock, lock not available, statement cancelled. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03", "57014");

    private static final boolean JPA =
            ClassUtils.isPresent("jakarta.persistence.OptimisticLockException", DatabaseFault.class.getClassLoader());

    static Optional<DatabaseFault> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var fault = ofOne(cause);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static @Nullable DatabaseFault ofOne(Throwable cause) {
        if (cause instanceof OptimisticLockingFailureException || (JPA && Jpa.isOvertaken(cause))) {
            return OVERTAKEN;
        }
        if (cause instanceof DuplicateKeyException) {
            return DUPLICATE;
        }
        if (cause instanceof TransientDataAccessException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof CannotCreateTransactionException) {
            return BUSY;
        }
        return cause instanceof SQLException sql && sql.getSQLState() != null ? ofState(sql.getSQLState()) : null;
    }

    private static @Nullable DatabaseFault ofState(String state) {
        if (state.equals(UNIQUE_VIOLATION)) {
            return DUPLICATE;
        }
        if (state.startsWith(DATA_EXCEPTION)) {
            return UNSTORABLE;
        }
        return COLLISIONS.contains(state) ? BUSY : null;
    }

    /** Apart, so that the class is loaded only where JPA is. */
    private static final class Jpa {

        static boolean isOvertaken(Throwable cause) {
            return cause instanceof jakarta.persistence.OptimisticLockException;
        }
    }
}

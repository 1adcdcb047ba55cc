package io.trialsuite.tenant;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The organization the calling thread works for. Every transaction that begins meanwhile sets {@code app.organization_id}
 * in PostgreSQL for its duration; row-level-security policies compare with it, so a query without a tenant sees no row.
 */
public final class TenantContext {

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private TenantContext() {}

    public static Optional<UUID> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Works for the organization until the scope is closed; a running transaction keeps the tenant it began with. */
    public static Scope open(UUID organizationId) {
        var previous = CURRENT.get();
        CURRENT.set(organizationId);
        return () -> {
            if (previous == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(previous);
            }
        };
    }

    /** Closes without a checked exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}

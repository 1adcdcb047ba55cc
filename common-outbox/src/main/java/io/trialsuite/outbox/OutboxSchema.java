package io.trialsuite.outbox;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The library's tables, kept in the service's schema with a history of their own, so that version numbers never collide. */
final class OutboxSchema {

    private OutboxSchema() {}

    /** Runs after the service's own migrations, with the service's credentials for migrations. */
    static OutboxSchema migrate(Flyway service) {
        Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .javaMigrations(new JavaMigration[0])
                .locations("classpath:db/outbox")
                .table("flyway_history_outbox")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new OutboxSchema();
    }

    /** For an application that applies {@code db/outbox} by its own means. */
    static OutboxSchema assumed() {
        return new OutboxSchema();
    }
}

package io.trialsuite.audit;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The library's tables, in the service's schema with a history of their own, so that version numbers never collide. */
final class AuditSchema {

    private AuditSchema() {}

    /** Runs after the service's own migrations, with the service's credentials for migrations. */
    static AuditSchema migrate(Flyway service) {
        Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .javaMigrations(new JavaMigration[0])
                .locations("classpath:db/audit")
                .table("flyway_history_audit")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new AuditSchema();
    }
}

package io.trialsuite.signature.intent;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The library's table, in the service's schema with a history of its own, so that version numbers never collide. */
final class IntentSchema {

    private IntentSchema() {}

    /** Runs after the service's own migrations, with the service's credentials for migrations. */
    static IntentSchema migrate(Flyway service) {
        Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .javaMigrations(new JavaMigration[0])
                .locations("classpath:db/signature")
                .table("flyway_history_signature")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new IntentSchema();
    }
}

package io.trialsuite.web;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The library's table, in the service's schema with a history of its own, so that version numbers never collide. */
public final class WebSchema {

    private WebSchema() {}

    /** Runs after the service's own migrations, with the service's credentials for migrations. */
    static WebSchema migrate(Flyway service) {
        Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .javaMigrations(new JavaMigration[0])
                .locations("classpath:db/web")
                .table("flyway_history_web")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new WebSchema();
    }
}

package io.trialsuite.e2e;

import io.trialsuite.launcher.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Everything that must outlive a restart, as counts: rows of each business table, and messages to Slack. */
final class Contents {

    /** Tables that only remember who is at work, or what may be forgotten. */
    private static final String TRANSIENT = "(outbox_slot|outbox_instance|flyway_history.*|.*_p\\d{8}|.*_rest)";

    private Contents() {}

    static Map<String, Long> of(PostgresServer server, Path home) throws SQLException, IOException {
        var counts = new TreeMap<String, Long>();
        try (var connection = server.connect("trialsuite");
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("select schemaname || '.' || tablename, tablename from pg_tables"
                    + " where schemaname in ('auth', 'consent', 'notification', 'mailing')")) {
                while (rows.next()) {
                    if (!rows.getString(2).matches(TRANSIENT)) {
                        tables.add(rows.getString(1));
                    }
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    counts.put(table, rows.getLong(1));
                }
            }
        }
        counts.put(
                "slack", (long) Files.readAllLines(home.resolve("slack.jsonl")).size());
        return counts;
    }
}

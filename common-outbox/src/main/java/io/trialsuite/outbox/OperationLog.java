package io.trialsuite.outbox;

import org.springframework.jdbc.core.JdbcTemplate;

/** What people did to events by hand; rows are only added. */
final class OperationLog {

    private final JdbcTemplate jdbc;

    OperationLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Who acts, and why, must be said. */
    static void requireGrounds(String by, String reason) {
        if (by.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("Who decides, and why, must be said");
        }
    }

    void add(String by, String action, String target, String reason, int affected) {
        jdbc.update(
                "insert into outbox_operation (by_whom, action, target, reason, affected) values (?, ?, ?, ?, ?)",
                by,
                action,
                target,
                reason,
                affected);
    }
}

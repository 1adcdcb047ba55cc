package io.trialsuite.outbox;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How the library reaches the database: its own template and its own transactions, whatever the service has configured. */
record OutboxJdbc(JdbcTemplate template, PlatformTransactionManager transactions) {

    static OutboxJdbc of(DataSource dataSource, PlatformTransactionManager transactions) {
        return new OutboxJdbc(new JdbcTemplate(dataSource), transactions);
    }

    /** Transactions that never join another. */
    TransactionTemplate ownTransaction() {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Connections beside the pool: one that listens is never idle and would be missing from it. */
    static WakeupChannel.Connections connections(JdbcConnectionDetails details) {
        var login = new Properties();
        if (details.getUsername() != null) {
            login.setProperty("user", details.getUsername());
        }
        if (details.getPassword() != null) {
            login.setProperty("password", details.getPassword());
        }
        login.setProperty("connectTimeout", Long.toString(Duration.ofSeconds(5).toSeconds()));
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "outbox-listen");
        return () -> DriverManager.getConnection(details.getJdbcUrl(), login);
    }
}

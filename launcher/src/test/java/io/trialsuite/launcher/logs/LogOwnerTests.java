package io.trialsuite.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LogOwnerTests {

    private final LogOwner owner = new LogOwner();

    @Test
    void ourOwnClassesBelongToTheirServiceWhateverTheThread() {
        LogOwner.run(
                "auth-service",
                () -> assertThat(ownerOf("io.trialsuite.consent.dispatch.Batch"))
                        .isEqualTo("consent-service"));
    }

    @Test
    void aLibraryBelongsToTheServiceWhoseThreadUsesIt() {
        LogOwner.run(
                "auth-service",
                () -> assertThat(ownerOf("com.zaxxer.hikari.HikariDataSource")).isEqualTo("auth-service"));
        assertThat(ownerOf("com.zaxxer.hikari.HikariDataSource")).isEqualTo("supervisor");
    }

    @Test
    void ourSharedLibrariesBelongToTheThreadToo() {
        LogOwner.run(
                "mailing-service",
                () -> assertThat(ownerOf("io.trialsuite.outbox.JdbcOutbox")).isEqualTo("mailing-service"));
    }

    @Test
    void threadsThatAServiceBeginsBelongToIt() {
        var onVirtualThread = new CompletableFuture<String>();

        LogOwner.run(
                "consent-service",
                () -> Thread.startVirtualThread(
                        () -> onVirtualThread.complete(ownerOf("org.apache.tomcat.Connector"))));

        assertThat(onVirtualThread.join()).isEqualTo("consent-service");
    }

    private String ownerOf(String logger) {
        var event = new LoggingEvent();
        event.setLoggerName(logger);
        return owner.getDiscriminatingValue(event);
    }
}

package io.trialsuite.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    @TempDir
    private Path folder;

    private int port;
    private PostgresServer server;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        server = server(port);
        server.start();
    }

    @AfterEach
    void stop() {
        server(port).stop();
    }

    @Test
    void rowsSurviveACrashBecauseEverySafetySettingIsOn() throws SQLException {
        execute("create table kept (id int)");
        execute("insert into kept values (1)");

        server.crash();
        server.start();

        assertThat(single("select count(*) from kept")).isEqualTo("1");
        assertThat(single("show fsync")).isEqualTo("on");
        assertThat(single("show synchronous_commit")).isEqualTo("on");
        assertThat(single("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aSecondStartAttachesToAServerThatSurvivedItsStarter() throws SQLException {
        var before = single("select pg_postmaster_start_time()");

        server(port).start();

        assertThat(single("select pg_postmaster_start_time()")).isEqualTo(before);
    }

    @Test
    void aStartOnAnotherPortMovesTheServer() throws IOException, SQLException {
        execute("create table moved (id int)");
        port = freePort();
        server = server(port);

        server.start();

        assertThat(single("select count(*) from moved")).isEqualTo("0");
    }

    @Test
    void stoppingTwiceIsNoError() {
        server.stop();
        server.stop();

        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void aDatabaseIsCreatedOnce() throws SQLException {
        server.ensureDatabase("trialsuite");
        server.ensureDatabase("trialsuite");

        assertThat(single("select count(*) from pg_database where datname = 'trialsuite'"))
                .isEqualTo("1");
    }

    private PostgresServer server(int onPort) {
        return new PostgresServer(BINARIES, folder.resolve("data"), folder.resolve("postgres.log"), onPort, "secret");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

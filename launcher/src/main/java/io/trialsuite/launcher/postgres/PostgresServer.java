package io.trialsuite.launcher.postgres;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.FileTree;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL cluster with every durability setting at its safe default and passwords that are checked.
 *
 * <p>The server is a process of its own and survives the death of whoever started it: {@link #start} on a cluster that still
 * runs on the same port attaches to it.
 */
public final class PostgresServer {

    public static final String SUPERUSER = "postgres";

    private final PostgresBinaries binaries;
    private final UnprivilegedCommand unprivileged = UnprivilegedCommand.choose();
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;

    /**
     * @param binaries folder to unpack the server's programs into, kept between runs
     * @param data the cluster; made when absent
     * @param password of the superuser, set when the cluster is made
     */
    public PostgresServer(Path binaries, Path data, Path log, int port, String password) {
        this.binaries = PostgresBinaries.in(binaries);
        this.data = data;
        this.log = log;
        this.port = port;
        this.password = password;
    }

    /** The server of a suite's home, running or not. */
    public static PostgresServer of(SuiteHome home, int port, Secrets secrets) {
        return new PostgresServer(
                home.binaries(), home.database(), home.log("postgres"), port, secrets.password(SUPERUSER));
    }

    public void start() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        var running = runningPort();
        if (running.isPresent() && running.getAsInt() == port) {
            return;
        }
        if (running.isPresent()) {
            stop();
        }
        touchLog();
        unprivileged.own(data, log);
        run(
                "PostgreSQL did not start.",
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                "60",
                "-o",
                String.join(" ", settings()),
                "start");
    }

    /** Stops after aborting open transactions; does nothing when no server runs. */
    public void stop() {
        stop("fast");
    }

    /** Stops as a power cut would, short of losing what the disk has acknowledged. */
    public void crash() {
        stop("immediate");
    }

    public boolean isRunning() {
        return runningPort().isPresent();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password);
    }

    /** Creates the database unless it exists. */
    public void ensureDatabase(String name) {
        try (var connection = connect(SUPERUSER);
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return;
            }
            try (var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new SuiteFailure("The database " + name + " could not be created: " + e.getMessage() + ".", log, e);
        }
    }

    private void stop(String mode) {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("PostgreSQL did not stop.", "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-m", mode, "stop");
        }
    }

    private List<String> settings() {
        return List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c max_connections=200",
                "-c shared_buffers=128MB",
                "-c timezone=UTC",
                "-c log_timezone=UTC",
                "-c log_line_prefix=%m_[%p]_%u@%d_");
    }

    /** Made under another name first: a cluster that an interruption left half-made would refuse to start for ever. */
    private void initialize() {
        try {
            var unfinished = data.resolveSibling(data.getFileName() + ".new");
            FileTree.delete(unfinished);
            Files.createDirectories(unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
            touchLog();
            var passwordFile = Files.createTempFile(log.getParent(), "initdb", ".pw");
            try {
                Files.writeString(passwordFile, password);
                unprivileged.own(unfinished, passwordFile, log);
                run(
                        "The database cluster could not be made.",
                        "initdb",
                        "-D",
                        unfinished.toString(),
                        "-U",
                        SUPERUSER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8");
            } finally {
                Files.delete(passwordFile);
            }
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void touchLog() {
        try {
            Files.createDirectories(log.getParent());
            if (!Files.exists(log)) {
                Files.createFile(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fourth line of the server's own note; a note left by a crash names a process that is gone. */
    private OptionalInt runningPort() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            var alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .map(path -> path.endsWith("/postgres"))
                            .orElse(true))
                    .isPresent();
            return alive && lines.size() > 3
                    ? OptionalInt.of(Integer.parseInt(lines.get(3).strip()))
                    : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private void run(String complaint, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(binaries.command(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(unprivileged.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.directory(binaries.folder().toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new SuiteFailure(complaint, log, e);
        }
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new SuiteFailure(complaint, log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new SuiteFailure(complaint, log, e);
        }
    }
}

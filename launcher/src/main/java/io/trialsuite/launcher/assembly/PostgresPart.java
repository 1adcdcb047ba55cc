package io.trialsuite.launcher.assembly;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.postgres.PostgresServer;
import io.trialsuite.launcher.supervise.Part;
import io.trialsuite.topology.DatabaseRoles;
import io.trialsuite.topology.Topology;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the suite's database, schemas and roles in it. */
public final class PostgresPart implements Part {

    private static final String DATABASE = "trialsuite";

    private final SuiteHome home;
    private final int port;
    private final Secrets secrets;
    private @Nullable PostgresServer server;

    public PostgresPart(SuiteHome home, int port, Secrets secrets) {
        this.home = home;
        this.port = port;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String what() {
        return "PostgreSQL 18";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        var started = PostgresServer.of(home, port, secrets);
        server = started;
        started.start();
        started.ensureDatabase(DATABASE);
        try (var connection = started.connect(DATABASE)) {
            new DatabaseRoles(Topology.load().databases(), secrets::password).applyTo(connection);
        } catch (SQLException e) {
            throw new SuiteFailure(
                    "The database roles could not be made: " + e.getMessage() + ".", home.log(name()), e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public boolean isAlive() {
        return server != null && server.isRunning();
    }
}

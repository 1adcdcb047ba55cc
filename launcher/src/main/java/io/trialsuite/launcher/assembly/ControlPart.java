package io.trialsuite.launcher.assembly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.slack.SlackSink;
import io.trialsuite.launcher.supervise.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The launcher's own port: the Slack sink for everybody, restarting a dead part for who holds the control token. */
final class ControlPart implements Part {

    private final int port;
    private final Path slackMessages;
    private final String slackToken;
    private final String controlToken;
    private @Nullable Predicate<String> restart;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private @Nullable SlackSink slack;

    ControlPart(int port, Path slackMessages, String slackToken, String controlToken) {
        this.port = port;
        this.slackMessages = slackMessages;
        this.slackToken = slackToken;
        this.controlToken = controlToken;
    }

    /** What to do when asked to restart a part; must be set before the start. */
    public void onRestart(Predicate<String> action) {
        restart = action;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String what() {
        return "Slack sink, control";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            var sink = new SlackSink(slackMessages, slackToken, Clock.systemUTC());
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            var executor = Executors.newVirtualThreadPerTaskExecutor();
            http.createContext("/slack", sink);
            http.createContext("/control/restart", this::restart);
            http.setExecutor(executor);
            http.start();
            slack = sink;
            threads = executor;
            server = http;
        } catch (IOException e) {
            throw new SuiteFailure("The launcher cannot listen on port " + port + ": " + e.getMessage() + ".", null, e);
        }
    }

    @Override
    public void stop() {
        if (server == null || threads == null || slack == null) {
            return;
        }
        server.stop(1);
        threads.close();
        try {
            slack.close();
        } catch (IOException e) {
            throw new SuiteFailure("The Slack messages could not be closed: " + e.getMessage() + ".", null, e);
        }
        server = null;
    }

    @Override
    public boolean isAlive() {
        return server != null;
    }

    private void restart(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorized = ("Bearer " + controlToken)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorized || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var part = exchange.getRequestURI().getPath().substring("/control/restart/".length());
            var begun = restart != null && restart.test(part);
            exchange.sendResponseHeaders(begun ? 202 : 409, -1);
        }
    }
}

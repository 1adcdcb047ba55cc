package io.trialsuite.localaws;

import com.sun.net.httpserver.HttpServer;
import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * SNS, SQS, SES v2 and S3 on one port of the loopback interface, as the AWS SDKs expect them.
 *
 * <pre>{@code
 * try (var aws = LocalAws.start(LocalAwsOptions.defaults())) {
 *     SqsClient.builder().endpointOverride(aws.endpoint())...
 * }
 * }</pre>
 *
 * <p>With a data directory every acknowledged change survives {@code kill -9}; two processes cannot share a directory.
 */
public final class LocalAws implements AutoCloseable {

    static {
        // The JDK's server reads these once, when its first class is loaded, and offers no other way to set them:
        // without
        // the first every keep-alive answer can cost 40 ms; without the second it hangs up before the SDK's own pool
        // does.
        // Only development and test processes load this class, so that no service sees them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final List<Closeable> closeables;

    private LocalAws(HttpServer server, ExecutorService executor, List<Closeable> closeables) {
        this.server = server;
        this.executor = executor;
        this.closeables = closeables;
    }

    /**
     * Replays what the data directory remembers, then opens the port.
     *
     * @throws UncheckedIOException if the port is taken or the data directory cannot be used
     */
    public static LocalAws start(LocalAwsOptions options) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
            var server = HttpServer.create(address, 1024);
            var faults = new Faults();
            var closeables = new ArrayList<Closeable>();
            var services = new ArrayList<AwsService>();
            services.add(new LocalService(faults, Json::object));

            var front = new Front(services, faults);
            var executor = Executors.newVirtualThreadPerTaskExecutor();
            server.createContext("/", front::handle);
            server.setExecutor(executor);
            server.start();
            return new LocalAws(server, executor, closeables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        for (var closeable : closeables.reversed()) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

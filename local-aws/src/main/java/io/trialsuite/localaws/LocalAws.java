package io.trialsuite.localaws;

import com.sun.net.httpserver.HttpServer;
import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.journal.Journal;
import io.trialsuite.localaws.s3.S3Service;
import io.trialsuite.localaws.ses.SesService;
import io.trialsuite.localaws.sns.SnsService;
import io.trialsuite.localaws.sqs.SqsService;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger log = LoggerFactory.getLogger(LocalAws.class);
    private static final int BACKLOG = 1024;

    private final int port;
    private final Deque<Closeable> closeables;

    private LocalAws(int port, Deque<Closeable> closeables) {
        this.port = port;
        this.closeables = closeables;
    }

    /**
     * Replays what the data directory remembers, then opens the port.
     *
     * @throws UncheckedIOException if the port is taken or the data directory cannot be used
     */
    public static LocalAws start(LocalAwsOptions options) {
        var closeables = new ArrayDeque<Closeable>();
        try {
            var faults = new Faults();
            var services = services(options, faults, closeables);
            var callers = new Callers();
            closeables.push(callers);
            var front = new Front(services, faults, callers);
            var executor = Executors.newVirtualThreadPerTaskExecutor();
            closeables.push(() -> {
                executor.shutdownNow();
                executor.close();
            });
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
            var server = HttpServer.create(address, BACKLOG);
            closeables.push(() -> server.stop(0));
            server.createContext("/", front::handle);
            server.setExecutor(executor);
            server.start();
            return new LocalAws(server.getAddress().getPort(), closeables);
        } catch (IOException | RuntimeException e) {
            closeAll(closeables);
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    /** In the order in which they are asked whether a request is theirs. */
    private static List<AwsService> services(LocalAwsOptions options, Faults faults, Deque<Closeable> closeables) {
        var account = options.account();
        var clock = options.clock();
        var sqs = new SqsService(account, clock, Journal.open(options.data(), "sqs"), faults);
        closeables.push(sqs);
        var sns = new SnsService(account, clock, Journal.open(options.data(), "sns"), sqs);
        closeables.push(sns);
        var ses = new SesService(account, options.data(), sns, clock);
        closeables.push(ses);
        ses.start();
        var s3 = new S3Service(account, options.data(), sqs, sns, clock);
        closeables.push(s3);
        return List.of(new LocalService(faults, sqs::depths), sqs, ses.mailbox(), ses, sns, s3);
    }

    /** Runs until the process is stopped: {@code --port 4566 --data .suite/aws}. */
    public static void main(String... arguments) {
        var started = System.nanoTime();
        var aws = start(LocalAwsOptions.parse(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close, "local-aws-stop"));
        log.info("Listening on {} after {} ms", aws.endpoint(), (System.nanoTime() - started) / 1_000_000);
    }

    public int port() {
        return port;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        closeAll(closeables);
    }

    /** The newest first. */
    private static void closeAll(Deque<Closeable> closeables) {
        for (var closeable : closeables) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package io.trialsuite.localaws.lambda;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Feeds a function in this process from a queue, as Lambda's event source mapping does: what the function handled is
 * deleted; what it failed on comes back after the queue's visibility timeout, and after the queue's
 * {@code maxReceiveCount} goes to its dead-letter queue.
 *
 * <p>From a FIFO queue each call gets messages of one message group, in their order, and no other call gets any of that
 * group meanwhile. (Lambda may put several groups into one call; a function must not rely on it.)
 */
public final class EventSourceMapping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventSourceMapping.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final QueueClient queue;
    private final MappingOptions options;
    private final SqsFunction function;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> pollers = new ArrayList<>();

    private EventSourceMapping(QueueClient queue, MappingOptions options, SqsFunction function) {
        this.queue = queue;
        this.options = options;
        this.function = function;
    }

    /**
     * Starts polling.
     *
     * @param endpoint where SQS answers without a signature, such as {@code LocalAws.endpoint()}
     * @throws IllegalArgumentException for a batching window on a FIFO queue
     */
    public static EventSourceMapping start(URI endpoint, String queue, MappingOptions options, SqsFunction function) {
        var client = new QueueClient(endpoint, queue);
        if (client.fifo() && options.batchingWindow().isPositive()) {
            throw new IllegalArgumentException("Lambda has no batching window on FIFO queues");
        }
        var mapping = new EventSourceMapping(client, options, function);
        for (int i = 0; i < options.pollers(); i++) {
            var name = "poller-" + queue + "-" + i;
            mapping.pollers.add(Thread.ofVirtual().name(name).start(mapping::poll));
        }
        return mapping;
    }

    private void poll() {
        String arn = null;
        while (stopping.getCount() > 0) {
            try {
                arn = arn == null ? queue.arn() : arn;
                handleByGroup(gather(), arn);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                if (stopping.getCount() == 0 || pause(e)) {
                    return;
                }
            }
        }
    }

    /** Returns whether it is time to stop. */
    private boolean pause(IOException cause) {
        log.warn("Polling again in {} s: {}", PAUSE_AFTER_FAILURE.toSeconds(), cause.toString());
        try {
            return stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private List<JsonNode> gather() throws IOException, InterruptedException {
        var batch = new ArrayList<>(queue.receive(options.batchSize(), LONG_POLL));
        long deadline = System.nanoTime() + options.batchingWindow().toNanos();
        while (!batch.isEmpty() && batch.size() < options.batchSize()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            batch.addAll(queue.receive(options.batchSize() - batch.size(), left.plusMillis(999)));
        }
        return batch;
    }

    private void handleByGroup(List<JsonNode> messages, String arn) throws InterruptedException {
        var groups = new LinkedHashMap<String, List<JsonNode>>();
        for (var message : messages) {
            var group = queue.fifo()
                    ? message.path("Attributes").path("MessageGroupId").asString("")
                    : "";
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(message);
        }
        var done = new CountDownLatch(groups.size());
        groups.values()
                .forEach(batch -> executor.execute(() -> {
                    try {
                        handle(batch, arn);
                    } finally {
                        done.countDown();
                    }
                }));
        done.await();
    }

    private void handle(List<JsonNode> batch, String arn) {
        try {
            var report = function.handle(SqsEvent.of(batch, arn));
            queue.delete(succeeded(batch, report));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("A batch of {} messages failed and will come back", batch.size(), e);
        }
    }

    private List<JsonNode> succeeded(List<JsonNode> batch, @Nullable JsonNode report) {
        return options.reportBatchItemFailures() ? BatchReport.succeeded(batch, report) : batch;
    }

    /** Waits for the calls that are running, up to ten seconds, then stops. */
    @Override
    public void close() {
        stopping.countDown();
        pollers.forEach(Thread::interrupt);
        try {
            for (var poller : pollers) {
                poller.join();
            }
            executor.shutdown();
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        queue.close();
    }
}

package io.trialsuite.outbox;

import io.awspring.cloud.sqs.listener.FifoBatchGroupingStrategy;
import io.awspring.cloud.sqs.listener.ListenerMode;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.SqsContainerOptionsBuilder;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.support.converter.SqsMessagingMessageConverter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.messaging.converter.SimpleMessageConverter;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Polls the queue of each subscription on virtual threads. Starts whether or not SQS answers: a queue that cannot be reached,
 * or does not exist yet, is tried again until it can.
 */
final class Consumers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final List<Subscription> subscriptions;
    private final SqsAsyncClient sqs;
    private final OutboxProperties.Consumption settings;
    private final Function<Subscription, MessageHandling> handling;
    private final Function<String, DeadLetterQueue> deadLetters;
    private final VisibilityKeeper visibility;
    private final List<SqsMessageListenerContainer<String>> containers = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    Consumers(
            List<Subscription> subscriptions,
            SqsAsyncClient sqs,
            OutboxProperties.Consumption settings,
            Function<Subscription, MessageHandling> handling,
            Function<String, DeadLetterQueue> deadLetters) {
        this.subscriptions = subscriptions;
        this.sqs = sqs;
        this.settings = settings;
        this.handling = handling;
        this.deadLetters = deadLetters;
        this.visibility = new VisibilityKeeper(settings.visibility());
    }

    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        visibility.start();
        subscriptions.forEach(subscription -> Thread.ofVirtual()
                .name("outbox-start-" + subscription.queue())
                .start(() -> startUntilRunning(subscription)));
    }

    private void startUntilRunning(Subscription subscription) {
        for (var failures = 1; running; failures++) {
            var container = container(subscription);
            try {
                container.start();
                containers.add(container);
                if (!running) {
                    container.stop();
                }
                return;
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("queue", subscription.queue())
                        .log(
                                "The queue cannot be consumed yet: {}",
                                NestedExceptionUtils.getMostSpecificCause(e).toString());
                container.stop();
                if (!pause(RETRY.after(failures))) {
                    return;
                }
            }
        }
    }

    private boolean pause(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SqsMessageListenerContainer<String> container(Subscription subscription) {
        var consumer = new QueueConsumer(
                subscription.queue(),
                handling.apply(subscription),
                deadLetters.apply(subscription.queue()),
                visibility,
                new Backoff(settings.backoff(), settings.maxBackoff()),
                stopping,
                Clock.systemUTC());
        return SqsMessageListenerContainer.<String>builder()
                .id("outbox-" + subscription.queue())
                .sqsAsyncClient(sqs)
                .queueNames(subscription.queue())
                .messageListener(consumer)
                .configure(options -> configure(options, subscription))
                .build();
    }

    private void configure(SqsContainerOptionsBuilder options, Subscription subscription) {
        var threads = new SimpleAsyncTaskExecutor("sqs-" + subscription.queue() + "-");
        threads.setVirtualThreads(true);
        var bodies = new SqsMessagingMessageConverter();
        // bodies stay text, whatever content type a sender claims
        bodies.setPayloadMessageConverter(new SimpleMessageConverter());
        options.maxConcurrentMessages(settings.concurrency())
                .maxMessagesPerPoll(Math.min(10, settings.concurrency()))
                .pollTimeout(settings.pollTimeout())
                .messageVisibility(settings.visibility())
                .acknowledgementMode(AcknowledgementMode.MANUAL)
                .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                .componentsTaskExecutor(threads)
                .convertMessageIdToUuid(false)
                .messageConverter(bodies)
                .listenerShutdownTimeout(settings.stopTimeout())
                .acknowledgementShutdownTimeout(settings.stopTimeout());
        if (subscription.queue().endsWith(".fifo")) {
            options.listenerMode(ListenerMode.BATCH)
                    .fifoBatchGroupingStrategy(FifoBatchGroupingStrategy.PROCESS_MESSAGE_GROUPS_IN_PARALLEL_BATCHES);
        } else {
            options.listenerMode(ListenerMode.SINGLE_MESSAGE)
                    .acknowledgementInterval(Duration.ofMillis(100))
                    .acknowledgementThreshold(10);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        containers.parallelStream().forEach(SqsMessageListenerContainer::stop);
        containers.clear();
        visibility.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

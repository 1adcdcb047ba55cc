package io.trialsuite.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Polls the queue of each subscription. Starts whether or not SQS answers. */
final class Consumers implements SmartLifecycle {

    private final List<Subscription> subscriptions;
    private final SqsAsyncClient sqs;
    private final OutboxProperties.Consumption settings;
    private final Function<Subscription, MessageHandling> handling;
    private final Function<String, DeadLetterQueue> deadLetters;
    private final VisibilityKeeper visibility;
    private final List<QueuePoller> pollers = new ArrayList<>();
    private CountDownLatch stopping = new CountDownLatch(0);

    Consumers(
            List<Subscription> subscriptions,
            SqsAsyncClient sqs,
            OutboxProperties.Consumption settings,
            Function<Subscription, MessageHandling> handling,
            Function<String, DeadLetterQueue> deadLetters) {
        this.subscriptions = List.copyOf(Subscription.byQueue(subscriptions).values());
        this.sqs = sqs;
        this.settings = settings;
        this.handling = handling;
        this.deadLetters = deadLetters;
        this.visibility = new VisibilityKeeper(settings.visibility());
    }

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        visibility.start();
        subscriptions.stream().map(this::poller).forEach(pollers::add);
        pollers.forEach(QueuePoller::start);
    }

    private QueuePoller poller(Subscription subscription) {
        var queue = subscription.queue();
        var consumer = new QueueConsumer(
                queue,
                handling.apply(subscription),
                deadLetters.apply(queue),
                visibility,
                new Backoff(settings.backoff(), settings.maxBackoff()),
                stopping);
        return new QueuePoller(
                queue, () -> SqsQueue.named(queue, sqs), consumer::consume, settings, stopping, Clock.systemUTC());
    }

    /** Receives nothing more, and lets what was received be handled and acknowledged. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        var deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        try {
            for (var poller : pollers) {
                poller.awaitEnd(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pollers.clear();
        visibility.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopping.getCount() > 0;
    }
}

package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.sqs.Message.Place;
import io.trialsuite.localaws.sqs.MoveTask.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Move tasks: dead letters go back to where they failed, or elsewhere. A restart ends a task; what it had not moved stays. */
final class Redriving {

    private static final int CHUNK = 10;

    private final Queues queues;
    private final List<MoveTask> tasks = new ArrayList<>();

    Redriving(Queues queues) {
        this.queues = queues;
    }

    MoveTask start(String sourceArn, @Nullable String destinationArn, @Nullable Integer perSecond) {
        if (perSecond != null && (perSecond < 1 || perSecond > 500)) {
            throw Refusals.invalidParameter("MaxNumberOfMessagesPerSecond must be between 1 and 500.");
        }
        var task = queues.locked(() -> {
            var source = requireByArn(sourceArn);
            if (deadLetterSourcesOf(source).isEmpty()) {
                throw Refusals.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
            }
            if (destinationArn != null) {
                requireByArn(destinationArn);
            }
            if (tasks.stream().anyMatch(t -> t.running() && t.sourceArn.equals(sourceArn))) {
                throw new AwsError(
                        400,
                        "UnsupportedOperation",
                        "AWS.SimpleQueueService.UnsupportedOperation",
                        "There is already a task running. Only one active task is allowed for a source queue arn at a"
                                + " given time.");
            }
            var started = new MoveTask(
                    UUID.randomUUID().toString(),
                    sourceArn,
                    destinationArn,
                    queues.now(),
                    source.depth().visible(),
                    perSecond);
            tasks.addFirst(started);
            return started;
        });
        Thread.ofVirtual().name("redrive-" + task.handle).start(() -> run(task));
        return task;
    }

    private void run(MoveTask task) {
        try {
            while (task.running() && moveSome(task)) {
                if (task.perSecond != null) {
                    // the pace is what the caller asked for
                    Thread.sleep(1000L / task.perSecond);
                }
            }
            task.status.compareAndSet(Status.RUNNING, Status.COMPLETED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AwsError e) {
            task.fail(e.code());
        } catch (RuntimeException e) {
            task.fail(e.toString());
        }
    }

    /** Returns whether there was anything left to move. */
    private boolean moveSome(MoveTask task) {
        return queues.locked(() -> {
            if (!task.running()) {
                return false;
            }
            var source = requireByArn(task.sourceArn);
            var messages = source.messages().stream()
                    .filter(m -> m.place == Place.VISIBLE)
                    .limit(task.perSecond == null ? CHUNK : 1)
                    .toList();
            var move = Move.redrive(queues, source, messages, message -> targetOf(task, message));
            queues.append(move.records());
            move.apply();
            task.moved.addAndGet(messages.size());
            return !messages.isEmpty();
        });
    }

    private Queue targetOf(MoveTask task, Message message) {
        var arn = task.destinationArn != null ? task.destinationArn : message.deadLetterSource();
        if (arn == null) {
            throw new AwsError(400, "CouldNotDetermineMessageSource", "The message was sent to this queue directly.");
        }
        return requireByArn(arn);
    }

    /** The latest first. */
    List<MoveTask> list(String sourceArn, int max) {
        return queues.locked(() -> {
            requireByArn(sourceArn);
            return tasks.stream()
                    .filter(task -> task.sourceArn.equals(sourceArn))
                    .limit(max)
                    .toList();
        });
    }

    MoveTask cancel(String handle) {
        return queues.locked(() -> {
            var task = tasks.stream()
                    .filter(t -> t.handle.equals(handle))
                    .findFirst()
                    .orElseThrow(() -> Refusals.resourceNotFound("Task does not exist."));
            if (!task.status.compareAndSet(Status.RUNNING, Status.CANCELLED)) {
                throw Refusals.resourceNotFound("Only active tasks can be cancelled.");
            }
            return task;
        });
    }

    /** With the lock held. */
    List<Queue> deadLetterSourcesOf(Queue target) {
        var arn = queues.arnOf(target);
        return queues.all().stream()
                .filter(queue -> queue.attributes
                        .redrivePolicy()
                        .filter(policy -> policy.deadLetterTargetArn().equals(arn))
                        .isPresent())
                .toList();
    }

    private Queue requireByArn(String arn) {
        var queue = queues.findByArn(arn);
        if (queue == null) {
            throw Refusals.resourceNotFound(
                    "The resource that you specified for the SourceArn parameter doesn't exist.");
        }
        return queues.require(queue.name());
    }
}

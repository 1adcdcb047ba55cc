package io.trialsuite.outbox.test;

import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

/** An outbox for unit tests: keeps what was appended, needs no transaction and no database. Thread-safe. */
public final class RecordingOutbox implements Outbox {

    private final List<OutboxMessage> messages = new CopyOnWriteArrayList<>();

    @Override
    public void append(List<OutboxMessage> appended) {
        messages.addAll(appended);
    }

    /** Everything appended since the beginning or the last {@link #clear}, in order. */
    public List<OutboxMessage> messages() {
        return List.copyOf(messages);
    }

    public List<OutboxMessage> messages(String type) {
        return messages.stream().filter(message -> message.type().equals(type)).toList();
    }

    /** Types in order of appending. */
    public List<String> types() {
        return messages.stream().map(OutboxMessage::type).toList();
    }

    /** Data of the one message of this type. */
    public <T> T only(String type, Class<T> dataType) {
        var found = messages(type);
        if (found.size() != 1) {
            throw new NoSuchElementException(
                    "Expected one message " + type + " and found " + found.size() + " in " + types());
        }
        return dataType.cast(found.getFirst().data());
    }

    public void clear() {
        messages.clear();
    }
}

package io.trialsuite.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A consumer whose effect is a row, so that it can be counted what took effect and how often. */
final class Effects {

    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final List<ReceivedMessage<?>> seen = new CopyOnWriteArrayList<>();
    private volatile Consumer<ReceivedMessage<?>> after = message -> {};

    /** Our copy of the message: only what we read. */
    record Happened(int number) {}

    Effects(JdbcTemplate jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    void happened(ReceivedMessage<Happened> message) {
        record(message, message.data().number());
    }

    void raw(ReceivedMessage<String> message) {
        record(message, message.data().length());
    }

    private void record(ReceivedMessage<?> message, int number) {
        seen.add(message);
        jdbc.update(
                "insert into effect (message_id, subject, number) values (?, ?, ?)",
                message.id().toString(),
                message.subject(),
                number);
        after.accept(message);
    }

    /** What each handling does after its row was written, before its commit. */
    void then(Consumer<ReceivedMessage<?>> action) {
        after = action;
    }

    void append(OutboxMessage message) {
        outbox.append(message);
    }

    /** Every attempt, whether or not it took effect. */
    List<ReceivedMessage<?>> seen() {
        return List.copyOf(seen);
    }

    long attempts(String subject) {
        return seen.stream()
                .filter(message -> message.subject().equals(subject))
                .count();
    }

    List<Integer> numbers(String subject) {
        return jdbc.queryForList("select number from effect where subject = ? order by n", Integer.class, subject);
    }

    int total() {
        var total = jdbc.queryForObject("select count(*) from effect", Integer.class);
        return total == null ? 0 : total;
    }

    int distinct() {
        var total = jdbc.queryForObject("select count(distinct message_id) from effect", Integer.class);
        return total == null ? 0 : total;
    }
}

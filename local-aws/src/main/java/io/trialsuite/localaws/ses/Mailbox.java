package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every mail that was accepted, whatever became of it. A mail is in the journal before its sender is answered; the oldest
 * go once there are more than {@value #CAPACITY}. Thread-safe.
 */
final class Mailbox implements Closeable {

    static final int CAPACITY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Mail> mails = new LinkedHashMap<>();
    private final Journal journal;

    Mailbox(Journal journal) {
        this.journal = journal;
        journal.replay(this::apply);
    }

    void add(Mail mail) {
        record(Json.object().set("mail", Json.MAPPER.valueToTree(mail)));
    }

    /** Remembers that the first {@code count} events of its plan are out. */
    void published(String id, int count) {
        record(Json.object().put("published", id).put("count", count));
    }

    void clear() {
        record(Json.object().put("cleared", true));
    }

    Optional<Mail> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(mails.get(id));
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return mails.size();
        } finally {
            lock.unlock();
        }
    }

    /** Those with events still to publish, oldest first. */
    List<Mail> unfinished() {
        lock.lock();
        try {
            return mails.values().stream()
                    .filter(mail -> mail.published() < mail.plan().size())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Newest first. */
    List<Mail> search(Search search) {
        lock.lock();
        try {
            return mails.reversed().values().stream()
                    .takeWhile(mail -> !mail.id().equals(search.after()))
                    .filter(search::matches)
                    .limit(search.limit())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What to look for.
     *
     * @param to a whole address, or a part of one if it has no {@code @}
     * @param subject a part of the subject
     * @param after message id; only mail accepted later
     */
    record Search(
            @Nullable String to,
            @Nullable String subject,
            @Nullable String after,
            int limit) {

        boolean matches(Mail mail) {
            return (to == null || mail.destination().stream().anyMatch(this::isTo))
                    && (subject == null || contains(mail.subject(), subject));
        }

        private boolean isTo(String address) {
            var wanted = String.valueOf(to);
            return wanted.contains("@") ? address.equalsIgnoreCase(wanted) : contains(address, wanted);
        }

        private static boolean contains(String text, String part) {
            return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }
    }

    private void record(JsonNode change) {
        lock.lock();
        try {
            journal.append(change);
            apply(change);
            if (journal.wantsCompaction()) {
                journal.compact(mails.values().stream()
                        .map(mail -> Json.object().set("mail", Json.MAPPER.valueToTree(mail))));
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(JsonNode change) {
        if (change.has("mail")) {
            var mail = Json.MAPPER.treeToValue(change.get("mail"), Mail.class);
            mails.put(mail.id(), mail);
            if (mails.size() > CAPACITY) {
                mails.pollFirstEntry();
            }
        } else if (change.has("published")) {
            mails.computeIfPresent(
                    change.get("published").asString(),
                    (id, mail) -> mail.withPublished(change.path("count").asInt()));
        } else {
            mails.clear();
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}

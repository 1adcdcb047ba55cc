package io.trialsuite.notification.subjects;

import java.util.Comparator;
import java.util.UUID;

/**
 * The thing a notification is about, owned by another service.
 *
 * @param kind such as {@code consent-request}
 */
public record Subject(UUID organization, String kind, String id) implements Comparable<Subject> {

    // the order in which locks are taken, the same as in SubjectLocks' SQL
    private static final Comparator<Subject> ORDER = Comparator.comparing(
                    (Subject subject) -> subject.organization().toString())
            .thenComparing(Subject::kind)
            .thenComparing(Subject::id);

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}

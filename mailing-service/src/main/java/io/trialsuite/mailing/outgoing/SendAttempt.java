package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.AttemptId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call to SES, written down before it is made: a call nobody remembers could not be reconciled. */
@Entity
@Table(name = "send_attempt")
@SuppressWarnings("UnusedVariable") // some columns are only ever read by SQL
class SendAttempt {

    enum State {
        STARTED,
        ACCEPTED,
        REFUSED,
        UNKNOWN
    }

    @Id
    private UUID id;

    private UUID organizationId;
    private int attemptNo;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String outcome;

    private @Nullable String sesMessageId;

    private Instant startedAt;
    private @Nullable Instant finishedAt;

    SendAttempt(AttemptId id, UUID organizationId, int attemptNo, Instant startedAt) {
        this.id = id.value();
        this.organizationId = organizationId;
        this.attemptNo = attemptNo;
        this.state = State.STARTED;
        this.startedAt = startedAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected SendAttempt() {}

    AttemptId id() {
        return new AttemptId(id);
    }

    State state() {
        return state;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean isOpen() {
        return state == State.STARTED || state == State.UNKNOWN;
    }

    void accepted(String sesId, Instant at) {
        if (state == State.ACCEPTED) {
            return;
        }
        end(State.ACCEPTED, null, at);
        this.sesMessageId = sesId;
    }

    void refused(String why, Instant at) {
        end(State.REFUSED, why, at);
    }

    void lost(String why, Instant at) {
        end(State.UNKNOWN, why, at);
    }

    private void end(State end, @Nullable String why, Instant at) {
        this.state = end;
        this.outcome = why;
        this.finishedAt = at;
    }
}

package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.templates.RenderedMail;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One mail to one recipient, from the request until SES has it or never will. */
@Entity
@Table(name = "mail_message")
@SuppressWarnings("UnusedVariable") // some columns are only ever read by SQL
class MailMessage {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private MailId id;

    @Version
    private @Nullable Long version;

    @Embedded
    private Letter letter;

    private @Nullable Integer templateVersion;
    private @Nullable String contentHash;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, String> model;

    @Enumerated(EnumType.STRING)
    private MailState state;

    private @Nullable String reasonCode;
    private @Nullable String sesMessageId;
    private int resends;
    private int refusals;
    private Instant requestedAt;
    private @Nullable Instant acceptedAt;
    private Instant changedAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "mail_id", nullable = false, updatable = false)
    @OrderBy("attemptNo")
    private List<SendAttempt> attempts = new ArrayList<>();

    MailMessage(RequestMail request, Instant now) {
        this.id = request.mail();
        this.letter = Letter.of(request);
        this.model = request.model();
        this.state = MailState.QUEUED;
        this.requestedAt = now;
        this.changedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected MailMessage() {}

    MailId id() {
        return id;
    }

    MailState state() {
        return state;
    }

    MailLocale locale() {
        return letter.locale();
    }

    int refusals() {
        return refusals;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** What the words are made of; gone once the mail is. */
    Map<String, String> model() {
        return model == null ? Map.of() : Map.copyOf(model);
    }

    /** Writes down that a call to SES is about to be made. */
    AttemptId start(RenderedMail rendered, Instant now) {
        demand(MailState.QUEUED);
        var attempt = new SendAttempt(AttemptId.next(), letter.organizationId(), attempts.size() + 1, now);
        attempts.add(attempt);
        this.templateVersion = rendered.templateVersion();
        this.contentHash = rendered.contentHash();
        change(MailState.SENDING, now);
        return attempt.id();
    }

    boolean isAcceptedAs(String sesId) {
        return state == MailState.ACCEPTED && sesId.equals(sesMessageId);
    }

    /** SES has the mail, by its answer or by an event, whichever came first; true when this is news. */
    boolean accept(AttemptId attemptId, String sesId, Instant at) {
        attempt(attemptId).ifPresent(attempt -> attempt.accepted(sesId, at));
        if (state == MailState.ACCEPTED) {
            return false;
        }
        this.sesMessageId = sesId;
        this.acceptedAt = at;
        this.reasonCode = null;
        end(MailState.ACCEPTED, at);
        return true;
    }

    /** SES said no for now. An event may meanwhile have proved the opposite, which stands. */
    void refuse(AttemptId attemptId, String outcome, Instant now) {
        attempt(attemptId).filter(SendAttempt::isOpen).ifPresent(attempt -> attempt.refused(outcome, now));
        if (state == MailState.SENDING) {
            refusals++;
            change(MailState.QUEUED, now);
        }
    }

    /** Nobody knows what became of the call. */
    void loseTrack(String outcome, Instant now) {
        demand(MailState.SENDING);
        lastAttempt().lost(outcome, now);
        change(MailState.UNKNOWN, now);
    }

    /** No event said that the lost call succeeded: a critical mail goes out once more, any other does not. */
    boolean mayResend() {
        return letter.critical() && resends == 0;
    }

    void resend(Instant now) {
        demand(MailState.UNKNOWN);
        resends++;
        change(MailState.QUEUED, now);
    }

    void fail(ReasonCode reason, Instant now) {
        this.reasonCode = reason.code();
        end(MailState.FAILED, now);
    }

    void suppress(Instant now) {
        demand(MailState.QUEUED);
        this.reasonCode = ReasonCode.SUPPRESSED.code();
        end(MailState.SUPPRESSED, now);
    }

    SendAttempt lastAttempt() {
        return attempts.getLast();
    }

    TrackedMail tracked() {
        return letter.tracked(id);
    }

    private Optional<SendAttempt> attempt(AttemptId attemptId) {
        return attempts.stream().filter(it -> it.id().equals(attemptId)).findFirst();
    }

    private void demand(MailState expected) {
        if (state != expected) {
            throw new IllegalStateException("Mail " + id + " is " + state + ", not " + expected);
        }
    }

    private void end(MailState end, Instant now) {
        this.model = null;
        change(end, now);
    }

    private void change(MailState next, Instant now) {
        this.state = next;
        this.changedAt = now;
    }
}

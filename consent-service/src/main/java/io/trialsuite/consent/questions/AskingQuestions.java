package io.trialsuite.consent.questions;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.requests.OpenRequests;
import io.trialsuite.consent.requests.ParticipantSessions;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.SigningObjection;
import io.trialsuite.consent.requests.Visitor;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ample time and opportunity to ask (ICH E6(R3) 2.8.5): a question can keep its asker from signing, and from nothing else. */
@Service
public class AskingQuestions implements SigningObjection {

    private static final int MOST_WAITING = 20;

    private final QuestionRows rows;
    private final OpenRequests requests;
    private final ParticipantSessions sessions;
    private final DocumentCatalogue documents;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    AskingQuestions(
            QuestionRows rows,
            OpenRequests requests,
            ParticipantSessions sessions,
            DocumentCatalogue documents,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.requests = requests;
        this.sessions = sessions;
        this.documents = documents;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public UUID raise(RaiseQuestion command) {
        var at = clock.instant();
        var visitor = command.visitor();
        var request = requests.requireOpen(visitor, at);
        sessions.require(visitor, command.session(), at);
        requireBlock(request, command.blockId());
        if (rows.waiting(visitor.reference(), visitor.role(), false) >= MOST_WAITING) {
            throw new TooManyQuestions(MOST_WAITING);
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        rows.add(id, command, at);
        outbox.append(QuestionMessages.raised(visitor.reference(), request.study(), id, command.blocksSigning(), at));
        record(
                visitor.reference(),
                request.actor(),
                "consent.question.raised",
                at,
                Map.of("questionId", id.toString(), "blocksSigning", command.blocksSigning()));
        return id;
    }

    @Transactional
    public void answer(StaffMember by, RequestRef reference, UUID question, String text) {
        var at = clock.instant();
        var study = requests.requireStudy(reference);
        if (!rows.answer(reference, question, text, by.accountId(), at)) {
            throw new QuestionNotOpen();
        }
        outbox.append(QuestionMessages.answered(reference, study, question, at));
        record(reference, by.actor(), "consent.question.answered", at, Map.of("questionId", question.toString()));
    }

    /** One's own, with the answers. */
    @Transactional(readOnly = true)
    public List<QuestionView> own(Visitor visitor, @Nullable String session) {
        sessions.require(visitor, session, clock.instant());
        return rows.list(visitor.reference(), visitor.role());
    }

    /** Everybody's; only who may answer may read what people write about themselves. */
    @Transactional(readOnly = true)
    public List<QuestionView> all(StaffMember by, RequestRef reference) {
        requests.requireStudy(reference);
        return rows.list(reference, null);
    }

    @Override
    public void requireNone(RequestRef request, SignatoryRole role) {
        if (rows.waiting(request, role, true) > 0) {
            throw new QuestionOpen();
        }
    }

    private void requireBlock(OpenRequests.Open request, @Nullable String block) {
        if (block != null
                && documents.requirePublished(request.organization(), request.version()).content().blocks().stream()
                        .noneMatch(it -> it.blockId().equals(block))) {
            throw new BlockUnknown(block);
        }
    }

    private void record(RequestRef reference, AuditActor by, String action, Instant at, Map<String, Object> facts) {
        audit.record(new AuditEntry(
                reference.organization(),
                by,
                action,
                "consent-request",
                reference.request().toString(),
                at,
                null,
                facts,
                null));
    }
}

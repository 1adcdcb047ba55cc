package io.trialsuite.consent.questions;

import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

/** Our facts as the contracts say them; not a word of what was asked. */
final class QuestionMessages {

    private QuestionMessages() {}

    record RaisedV1(String requestId, String questionId, boolean blocksSigning) {}

    record AnsweredV1(String requestId, String questionId) {}

    static OutboxMessage raised(RequestRef request, UUID study, UUID question, boolean blocksSigning, Instant at) {
        var data = new RaisedV1(request.request().toString(), question.toString(), blocksSigning);
        return message("consent.question.raised.v1", request, study, at, data);
    }

    static OutboxMessage answered(RequestRef request, UUID study, UUID question, Instant at) {
        var data = new AnsweredV1(request.request().toString(), question.toString());
        return message("consent.question.answered.v1", request, study, at, data);
    }

    private static OutboxMessage message(String type, RequestRef request, UUID study, Instant at, Object data) {
        return OutboxMessage.of(type, request.request(), at, data)
                .with("organizationid", request.organization())
                .with("studyid", study);
    }
}

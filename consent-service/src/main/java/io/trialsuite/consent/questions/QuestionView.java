package io.trialsuite.consent.questions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer, if there is one.
 *
 * @param blockId passage that it is about
 * @param blocksSigning whether whoever asked wants the answer before they sign
 */
public record QuestionView(
        UUID questionId,
        @Nullable String blockId,
        String text,
        boolean blocksSigning,
        Instant raisedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    @Override
    public String toString() {
        return "QuestionView[" + questionId + "]";
    }
}

package io.trialsuite.consent.questions;

import io.trialsuite.consent.requests.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A visitor wants to know something.
 *
 * @param blockId passage that it is about
 * @param blocksSigning whether they want the answer before they sign
 */
public record RaiseQuestion(
        Visitor visitor, @Nullable String session, @Nullable String blockId, String text, boolean blocksSigning) {

    @Override
    public String toString() {
        return "RaiseQuestion[" + visitor.reference() + "]";
    }
}

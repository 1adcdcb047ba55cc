package io.trialsuite.consent.reconsent;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class NobodyToAskAgain extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    NobodyToAskAgain() {
        super("nobody-to-ask-again", "Nobody who takes part has that version as the last one they consented to.");
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

public final class ParticipantNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    public ParticipantNotFound(ParticipantRef participant) {
        super("participant-not-found", "There is no participant " + participant + ".");
    }
}

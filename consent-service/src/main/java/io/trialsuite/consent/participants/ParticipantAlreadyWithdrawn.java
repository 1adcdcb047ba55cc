package io.trialsuite.consent.participants;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class ParticipantAlreadyWithdrawn extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    ParticipantAlreadyWithdrawn(ParticipantRef participant) {
        super("participant-already-withdrawn", "Participant " + participant + " has left the study already.");
    }
}

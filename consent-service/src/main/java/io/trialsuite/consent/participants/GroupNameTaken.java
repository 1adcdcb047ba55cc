package io.trialsuite.consent.participants;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class GroupNameTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    GroupNameTaken(String name) {
        super("group-name-taken", "The study already has a group named " + name + ".");
    }
}

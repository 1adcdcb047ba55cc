package io.trialsuite.consent.participants;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class GroupNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    GroupNotFound(GroupId group) {
        super("group-not-found", "There is no participant group " + group + ".");
    }
}

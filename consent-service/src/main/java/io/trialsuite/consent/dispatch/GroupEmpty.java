package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class GroupEmpty extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    GroupEmpty(GroupId group) {
        super("group-empty", "Group " + group + " has no members.");
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class MemberNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    MemberNotFound() {
        super("member-not-found", "The group has no such member.");
    }
}

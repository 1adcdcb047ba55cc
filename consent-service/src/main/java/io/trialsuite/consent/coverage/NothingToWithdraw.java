package io.trialsuite.consent.coverage;

import io.trialsuite.problem.Conflict;
import java.io.Serial;
import java.util.Set;

final class NothingToWithdraw extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    NothingToWithdraw(Set<String> holding) {
        super("nothing-to-withdraw", "Only what still holds can be taken back: " + holding + ".");
    }
}

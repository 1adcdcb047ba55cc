package io.trialsuite.consent.signatories;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** One and the same person would sign in two capacities. */
public final class SegregationOfDuties extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    public SegregationOfDuties(String detail) {
        super("segregation-of-duties", detail);
    }
}

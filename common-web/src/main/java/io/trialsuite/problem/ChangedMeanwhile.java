package io.trialsuite.problem;

import java.io.Serial;

/** Somebody else changed it since the caller read it: 412 when the caller said what they had read, else 409. */
public class ChangedMeanwhile extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile(String detail) {
        super("changed-meanwhile", detail);
    }
}

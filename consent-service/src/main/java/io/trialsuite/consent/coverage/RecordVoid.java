package io.trialsuite.consent.coverage;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class RecordVoid extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    RecordVoid() {
        super("record-void", "The consent was declared void before.");
    }
}

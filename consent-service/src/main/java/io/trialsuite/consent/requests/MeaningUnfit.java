package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class MeaningUnfit extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    MeaningUnfit(SignatureMeaning fitting) {
        super("meaning-unfit", "In this capacity a signature means " + fitting + ".");
    }
}

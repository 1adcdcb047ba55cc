package io.trialsuite.consent.questions;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class BlockUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    BlockUnknown(String block) {
        super("block-unknown", "The document has no passage " + block + ".");
    }
}

package io.trialsuite.consent.studies;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class ProtocolNumberTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    ProtocolNumberTaken(String protocolNumber) {
        super(
                "protocol-number-taken",
                "The organization already has a study with protocol number " + protocolNumber + ".");
    }
}

package io.trialsuite.consent.staff;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class ManagerRequired extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    ManagerRequired() {
        super("manager-required", "Only an owner or administrator of the organization may do this.");
    }
}

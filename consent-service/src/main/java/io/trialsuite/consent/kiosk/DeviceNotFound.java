package io.trialsuite.consent.kiosk;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class DeviceNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    DeviceNotFound() {
        super("kiosk-device-not-found", "There is no such device in use.");
    }
}

package io.trialsuite.consent.kiosk;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class DeviceUnknown extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    DeviceUnknown() {
        super("kiosk-device-unknown", "The device is not registered at the participant's site.");
    }
}

package io.trialsuite.consent.kiosk;

import java.util.UUID;

/**
 * A device that was registered just now.
 *
 * @param secret to be kept on the device; shown this once
 */
public record RegisteredDevice(UUID deviceId, String secret) {

    @Override
    public String toString() {
        return "RegisteredDevice[" + deviceId + "]";
    }
}

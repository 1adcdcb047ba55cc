package io.trialsuite.consent.requests;

import java.time.Instant;

/**
 * What the device needs to show the request to whoever it is handed to.
 *
 * @param linkToken in place of the token of a link in a mail
 * @param sessionToken as if they had proved who they are by a code
 */
public record OpenedKiosk(String linkToken, String sessionToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "OpenedKiosk[" + expiresAt + "]";
    }
}

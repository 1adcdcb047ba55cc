package io.trialsuite.auth.factors;

import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import java.util.List;
import java.util.Set;

/** How a browser reaches an authenticator; a hint that is handed back to it. */
final class PasskeyTransports {

    private static final Set<String> KNOWN = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    private PasskeyTransports() {}

    /** Those that the standard names; browsers may invent others. */
    static List<String> of(RegistrationData registered) {
        var transports = registered.getTransports();
        return transports == null
                ? List.of()
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(KNOWN::contains)
                        .sorted()
                        .toList();
    }
}

package io.trialsuite.auth.factors;

import java.util.List;

/** Names a credential to a browser (WebAuthn Level 3, section 5.8.3). */
public record PasskeyDescriptor(String type, String id, List<String> transports) {

    public PasskeyDescriptor {
        transports = List.copyOf(transports);
    }
}

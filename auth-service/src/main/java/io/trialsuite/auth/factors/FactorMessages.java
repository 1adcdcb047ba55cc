package io.trialsuite.auth.factors;

import io.trialsuite.auth.factors.FactorEvent.FactorEnrolled;
import io.trialsuite.auth.factors.FactorEvent.FactorFailed;
import io.trialsuite.auth.factors.FactorEvent.FactorRemoved;
import io.trialsuite.auth.factors.FactorEvent.PasskeyDisproved;
import io.trialsuite.auth.factors.FactorEvent.PasskeyRegistered;
import io.trialsuite.auth.factors.FactorEvent.PasskeyRemoved;
import io.trialsuite.outbox.OutboxMessage;
import java.util.UUID;

final class FactorMessages {

    private static final String TOTP = "TOTP";

    private FactorMessages() {}

    record FactorV1(UUID accountId, String kind) {}

    /** Registered, removed or disproved, as the type says. */
    record PasskeyV1(UUID accountId) {}

    static OutboxMessage of(FactorEvent event) {
        return switch (event) {
            case FactorEnrolled it -> ofApp("auth.factor.enrolled.v1", it);
            case FactorRemoved it -> ofApp("auth.factor.removed.v1", it);
            case FactorFailed it -> ofApp("auth.factor.failed.v1", it);
            case PasskeyRegistered it -> ofPasskey("auth.passkey.registered.v1", it);
            case PasskeyRemoved it -> ofPasskey("auth.passkey.removed.v1", it);
            case PasskeyDisproved it -> ofPasskey("auth.passkey.disproved.v1", it);
        };
    }

    private static OutboxMessage ofApp(String type, FactorEvent event) {
        return OutboxMessage.of(
                type, event.account(), event.at(), new FactorV1(event.account().value(), TOTP));
    }

    private static OutboxMessage ofPasskey(String type, FactorEvent event) {
        return OutboxMessage.of(
                type, event.account(), event.at(), new PasskeyV1(event.account().value()));
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.requests.RequestEvent.IdentityVerified;
import io.trialsuite.consent.requests.RequestEvent.RequestCancelled;
import io.trialsuite.consent.requests.RequestEvent.RequestDeclined;
import io.trialsuite.consent.requests.RequestEvent.RequestDispatched;
import io.trialsuite.consent.requests.RequestEvent.RequestLapsed;
import io.trialsuite.consent.requests.RequestEvent.RequestLockedOut;
import io.trialsuite.consent.requests.RequestEvent.RequestOpened;
import io.trialsuite.consent.requests.RequestEvent.RequestReminded;
import io.trialsuite.consent.requests.RequestEvent.RequestSigned;
import io.trialsuite.outbox.OutboxMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our facts as the contracts say them: pseudonyms, codes and hashes, no word about a person. */
final class RequestMessages {

    private static final String EMAIL = "EMAIL";

    private RequestMessages() {}

    record DispatchedV2(
            String requestId,
            @Nullable String batchId,
            String participantRef,
            String versionId,
            String channel,
            String expiresAt) {}

    record OpenedV1(String requestId) {}

    record IdentityVerifiedV2(String requestId, String role, String method, String mode) {}

    record LockedV1(String requestId, int failedAttempts, String lockedUntil) {}

    record SigningAbuseDetectedV1(String requestId, String factor, int failedAttempts, boolean ended) {}

    record SignatureAppliedV2(
            String requestId,
            String signatureId,
            String participantRef,
            String versionId,
            String role,
            String kind,
            String meaningCode,
            String documentHash,
            String signedAt,
            String dispatchedBy) {}

    record DeclinedV1(
            String requestId, String participantRef, String versionId, String reasonCode, String dispatchedBy) {}

    record ExpiredV1(String requestId, String participantRef, String versionId, String dispatchedBy) {}

    record RemindedV1(String requestId, String participantRef, String versionId, String channel, String dispatchedBy) {}

    record CancelledV2(
            String requestId, String participantRef, String versionId, String reasonCode, String dispatchedBy) {}

    static OutboxMessage of(RequestEvent event, UUID organization, UUID study) {
        var message = switch (event) {
            case RequestDispatched dispatched -> message("consent.request.dispatched.v2", event, data(dispatched));
            case RequestOpened opened -> message("consent.request.opened.v1", event, data(opened));
            case IdentityVerified verified -> message("consent.request.identity-verified.v2", event, data(verified));
            case RequestLockedOut locked -> message("consent.request.locked.v1", event, data(locked));
            case RequestCancelled cancelled -> message("consent.request.cancelled.v2", event, data(cancelled));
            case RequestReminded reminded -> message("consent.request.reminded.v1", event, data(reminded));
            case RequestLapsed lapsed -> message("consent.request.expired.v1", event, data(lapsed));
            case RequestSigned signed -> message("consent.signature.applied.v2", event, data(signed));
            case RequestDeclined declined -> message("consent.request.declined.v1", event, data(declined));
        };
        return message.with("organizationid", organization).with("studyid", study);
    }

    /** For those who watch over security: somebody tries codes (21 CFR 11.300(d)). */
    static OutboxMessage abuse(RequestEvent.Setback setback, UUID organization, UUID study) {
        var data = new SigningAbuseDetectedV1(
                setback.request().toString(),
                Identification.EMAIL_CODE,
                Lockout.MOST_WRONG_CODES,
                setback instanceof RequestCancelled);
        return message("security.signing-abuse-detected.v1", setback, data)
                .with("organizationid", organization)
                .with("studyid", study);
    }

    private static OutboxMessage message(String type, RequestEvent event, Object data) {
        return OutboxMessage.of(type, event.request(), event.at(), data);
    }

    private static DispatchedV2 data(RequestDispatched event) {
        var batch = event.batch();
        return new DispatchedV2(
                event.request().toString(),
                batch == null ? null : batch.toString(),
                event.participant().toString(),
                event.version().toString(),
                event.mode() == RequestMode.ON_SITE ? RequestMode.ON_SITE.name() : EMAIL,
                event.expiresAt().toString());
    }

    private static OpenedV1 data(RequestOpened event) {
        return new OpenedV1(event.request().toString());
    }

    private static IdentityVerifiedV2 data(IdentityVerified event) {
        return new IdentityVerifiedV2(
                event.request().toString(),
                event.role().name(),
                event.method(),
                event.mode().name());
    }

    private static LockedV1 data(RequestLockedOut event) {
        return new LockedV1(
                event.request().toString(),
                event.failedAttempts(),
                event.lockedUntil().toString());
    }

    private static CancelledV2 data(RequestCancelled event) {
        return new CancelledV2(
                event.request().toString(),
                event.participant().toString(),
                event.version().toString(),
                event.reason().name(),
                event.dispatchedBy().toString());
    }

    private static RemindedV1 data(RequestReminded event) {
        return new RemindedV1(
                event.request().toString(),
                event.participant().toString(),
                event.version().toString(),
                EMAIL,
                event.dispatchedBy().toString());
    }

    private static ExpiredV1 data(RequestLapsed event) {
        return new ExpiredV1(
                event.request().toString(),
                event.participant().toString(),
                event.version().toString(),
                event.dispatchedBy().toString());
    }

    private static DeclinedV1 data(RequestDeclined event) {
        return new DeclinedV1(
                event.request().toString(),
                event.participant().toString(),
                event.version().toString(),
                event.reason().name(),
                event.dispatchedBy().toString());
    }

    private static SignatureAppliedV2 data(RequestSigned signed) {
        return new SignatureAppliedV2(
                signed.request().toString(),
                signed.signature().toString(),
                signed.participant().toString(),
                signed.version().toString(),
                signed.role().name(),
                signed.kind(),
                signed.meaning().name(),
                signed.documentHash(),
                signed.at().toString(),
                signed.dispatchedBy().toString());
    }
}

package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it was found out who signs.
 *
 * @param verifiedBy who of the site has seen it; null when nobody had to
 * @param verifiedAt when they first proved it
 * @param confirmedAt when they proved it again, for this signature (21 CFR 11.200(a)(1))
 */
record Identification(
        String method,
        String mode,
        @Nullable String verifiedBy,
        @Nullable Instant verifiedAt,
        Instant confirmedAt) {

    static final String EMAIL_CODE = "EMAIL_CODE";

    static Identification byCodes(@Nullable Instant verifiedAt, Instant confirmedAt) {
        return new Identification(EMAIL_CODE, RequestMode.REMOTE.name(), null, verifiedAt, confirmedAt);
    }

    /** Staff have seen who it is; they sign by hand (FDA eIC Q&A: such a signature is a handwritten one). */
    static Identification onSite(Kiosk kiosk, Instant confirmedAt) {
        return new Identification(
                kiosk.method().name(),
                RequestMode.ON_SITE.name(),
                Signer.account(kiosk.openedBy()),
                kiosk.openedAt(),
                confirmedAt);
    }

    static Identification byAccount(Instant provedAt) {
        return new Identification("RECENT_PROOF", "ACCOUNT", null, null, provedAt);
    }

    Map<String, Object> evidence() {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("method", method);
        evidence.put("mode", mode);
        if (verifiedBy != null) {
            evidence.put("verifiedBy", verifiedBy);
        }
        if (verifiedAt != null) {
            evidence.put("verifiedAt", verifiedAt.toString());
        }
        evidence.put("confirmedAt", confirmedAt.toString());
        return evidence;
    }
}

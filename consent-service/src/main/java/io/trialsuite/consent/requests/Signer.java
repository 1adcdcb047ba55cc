package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.consent.documents.SignatoryRole;
import java.util.UUID;

/**
 * Who signs.
 *
 * @param reference as intents and signatures name them: never by name
 * @param printedName the name that stands with the signature (21 CFR 11.50(a)(1))
 */
record Signer(String reference, SignatoryRole role, String printedName, AuditActor actor) {

    /** Of somebody who signs through an account. */
    static String account(UUID account) {
        return "account/" + account;
    }

    @Override
    public String toString() {
        return "Signer[" + reference + "]";
    }
}

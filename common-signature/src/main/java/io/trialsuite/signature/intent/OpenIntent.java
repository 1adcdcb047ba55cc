package io.trialsuite.signature.intent;

import java.util.UUID;

/**
 * Somebody is about to sign.
 *
 * @param signer who, as the audit trail names them: a pseudonym or an account, never a name
 * @param subject what is signed, such as {@code consent-request/} and its id
 * @param documentHash SHA-256 of exactly the bytes that are shown, in hexadecimal digits
 * @param coveredHash SHA-256 of whatever else the signature covers: answers, earlier signatures, the printed name
 * @param meaningCode what the signature says (21 CFR 11.50(a)(3))
 * @param sentenceVersion which wording of that meaning is shown
 * @param locale language in which it is shown
 */
public record OpenIntent(
        UUID organization,
        String signer,
        String subject,
        String documentHash,
        String coveredHash,
        String meaningCode,
        int sentenceVersion,
        String locale) {}

package io.trialsuite.consent.inbound.mailing;

/** In whose name a mail was asked for; mailing-service hands it back untouched. */
record MailReference(String context, String kind, String id) {

    boolean isConsentRequest() {
        return context.equals("consent") && kind.equals("consent-request");
    }
}

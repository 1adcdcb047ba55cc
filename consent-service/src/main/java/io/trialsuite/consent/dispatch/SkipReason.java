package io.trialsuite.consent.dispatch;

/** Why somebody of the group is not asked. */
public enum SkipReason {
    WITHDRAWN,
    /** Or the whole study rests. */
    SITE_NOT_ACTIVE,
    NOT_EFFECTIVE_AT_SITE,
    NO_ADDRESS,
    LANGUAGE_MISSING,
    SIGNATORY_MISSING,
    /** To this very version. */
    ALREADY_CONSENTED,
    OPEN_REQUEST
}

package io.trialsuite.consent.coverage;

/** Where a consent stands; it follows from what happened and is kept nowhere. */
public enum RecordState {
    ACTIVE,
    /** It holds, and the participant has to be asked again. */
    RECONSENT_DUE,
    /** A later consent has decided on the same document. */
    SUPERSEDED,
    WITHDRAWN,
    VOIDED
}

package io.trialsuite.consent.documents;

/** Where a version stands. */
public enum VersionState {
    /** Edited freely. */
    DRAFT,
    /** Read by colleagues, and not edited meanwhile. */
    IN_REVIEW,
    /** Before the ethics committee; from here on its bytes never change (CI-2). */
    SUBMITTED,
    APPROVED,
    REJECTED,
    /** Can be sent and signed, at the sites for which an approval is in force. */
    EFFECTIVE,
    /** Neither sent nor signed until that is lifted; what was signed stays. */
    SUSPENDED,
    /** A later version has taken its place everywhere. */
    SUPERSEDED;

    boolean isDraft() {
        return this == DRAFT || this == IN_REVIEW;
    }
}

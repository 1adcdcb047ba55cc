package io.trialsuite.consent.documents;

/** Where a version stands. */
public enum VersionState {
    DRAFT,
    EFFECTIVE
}

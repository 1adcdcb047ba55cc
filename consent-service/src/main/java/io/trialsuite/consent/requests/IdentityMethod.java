package io.trialsuite.consent.requests;

/** How staff have found out who is in front of them. */
public enum IdentityMethod {
    PHOTO_ID,
    KNOWN_TO_STAFF
}

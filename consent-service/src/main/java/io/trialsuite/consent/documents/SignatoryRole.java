package io.trialsuite.consent.documents;

/** In which capacity somebody signs a consent (ICH E6(R3) 2.8). */
public enum SignatoryRole {
    PARTICIPANT,
    /** Legally acceptable representative, such as a parent. */
    LAR,
    IMPARTIAL_WITNESS,
    INTERPRETER,
    /** Who explained the study and asked for the consent. */
    OBTAINING_PERSON;

    /** Whether the consent is theirs to give. */
    public boolean consents() {
        return this == PARTICIPANT || this == LAR;
    }

    /** Whether they sign through their account; all others sign through a link of their own. */
    public boolean isStaff() {
        return this == OBTAINING_PERSON;
    }
}

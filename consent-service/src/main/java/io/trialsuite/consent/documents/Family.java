package io.trialsuite.consent.documents;

/** What kind of consent a document asks for; a participant has at most one open request per family. */
public enum Family {
    MAIN_ICF,
    ASSENT,
    LAR_ICF,
    GENETIC,
    BIOBANK,
    PREGNANT_PARTNER,
    SHORT_FORM,
    PRIVACY
}

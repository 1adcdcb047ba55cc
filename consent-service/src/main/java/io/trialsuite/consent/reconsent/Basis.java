package io.trialsuite.consent.reconsent;

/** Why participants are asked again. */
public enum Basis {
    PROTOCOL_AMENDMENT,
    SAFETY_INFORMATION,
    NEW_INFORMATION,
    CORRECTION
}

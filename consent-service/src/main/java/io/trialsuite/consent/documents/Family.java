package io.trialsuite.consent.documents;

import java.util.List;
import java.util.Set;

/** What kind of consent a document asks for; a participant has at most one open request per family. */
public enum Family {
    MAIN_ICF,
    ASSENT,
    LAR_ICF,
    GENETIC,
    BIOBANK,
    PREGNANT_PARTNER,
    SHORT_FORM,
    PRIVACY;

    /** Who signs such a document unless it says otherwise (ICH E6(R3) 2.8.6, 2.8.7). */
    public SigningRule usualRule() {
        return switch (this) {
            case MAIN_ICF, GENETIC, BIOBANK, PREGNANT_PARTNER -> ended(Set.of(SignatoryRole.PARTICIPANT));
            case ASSENT -> ended(Set.of(SignatoryRole.PARTICIPANT, SignatoryRole.LAR));
            case LAR_ICF -> ended(Set.of(SignatoryRole.LAR));
            case SHORT_FORM ->
                new SigningRule(List.of(
                        Set.of(SignatoryRole.PARTICIPANT),
                        Set.of(SignatoryRole.IMPARTIAL_WITNESS),
                        Set.of(SignatoryRole.OBTAINING_PERSON)));
            case PRIVACY -> new SigningRule(List.of(Set.of(SignatoryRole.PARTICIPANT)));
        };
    }

    private static SigningRule ended(Set<SignatoryRole> consenting) {
        return new SigningRule(List.of(consenting, Set.of(SignatoryRole.OBTAINING_PERSON)));
    }
}

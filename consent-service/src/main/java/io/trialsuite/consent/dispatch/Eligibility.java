package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.signatories.Signatory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decides at a moment who can be asked about a version.
 *
 * @param activeSites sites at which the study goes on
 * @param effectiveSites sites at which the version may be sent
 * @param named those who are named to sign beside a participant
 * @param consented to which version of the document they consented last, as far as that holds
 * @param alreadyAsked participants with an open request of the version's family
 */
record Eligibility(
        PublishedVersion version,
        Set<UUID> activeSites,
        Set<UUID> effectiveSites,
        Map<ParticipantRef, Map<SignatoryRole, Signatory>> named,
        Map<ParticipantRef, VersionId> consented,
        Set<ParticipantRef> alreadyAsked) {

    /** The first reason that applies. */
    Optional<SkipReason> reasonAgainst(Recipient recipient) {
        return reasonAgainst(recipient, true);
    }

    /** Who is there needs no address. */
    Optional<SkipReason> reasonAgainstOnSite(Recipient recipient) {
        return reasonAgainst(recipient, false);
    }

    private Optional<SkipReason> reasonAgainst(Recipient recipient, boolean byMail) {
        if (!recipient.active()) {
            return Optional.of(SkipReason.WITHDRAWN);
        }
        if (!activeSites.contains(recipient.site())) {
            return Optional.of(SkipReason.SITE_NOT_ACTIVE);
        }
        if (!effectiveSites.contains(recipient.site())) {
            return Optional.of(SkipReason.NOT_EFFECTIVE_AT_SITE);
        }
        if (byMail && recipient.email() == null && version.signingRule().requires(SignatoryRole.PARTICIPANT)) {
            return Optional.of(SkipReason.NO_ADDRESS);
        }
        if (!version.content().locales().contains(recipient.language())) {
            return Optional.of(SkipReason.LANGUAGE_MISSING);
        }
        if (!beside(recipient).keySet().containsAll(version.signingRule().beside())) {
            return Optional.of(SkipReason.SIGNATORY_MISSING);
        }
        if (version.id().equals(previous(recipient))) {
            return Optional.of(SkipReason.ALREADY_CONSENTED);
        }
        return alreadyAsked.contains(recipient.participant()) ? Optional.of(SkipReason.OPEN_REQUEST) : Optional.empty();
    }

    /** What they consented to before; null for whoever is asked for the first time. */
    @Nullable
    VersionId previous(Recipient recipient) {
        return consented.get(recipient.participant());
    }

    Map<SignatoryRole, Signatory> beside(Recipient recipient) {
        return named.getOrDefault(recipient.participant(), Map.of());
    }
}

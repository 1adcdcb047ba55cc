package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import java.util.Optional;
import java.util.Set;

/** Why somebody of the group is not asked. */
public enum SkipReason {
    WITHDRAWN,
    NO_ADDRESS,
    LANGUAGE_MISSING,
    OPEN_REQUEST;

    /**
     * The first reason that applies.
     *
     * @param alreadyAsked participants with an open request of the version's family
     */
    static Optional<SkipReason> of(Recipient recipient, PublishedVersion version, Set<ParticipantRef> alreadyAsked) {
        if (!recipient.active()) {
            return Optional.of(WITHDRAWN);
        }
        if (recipient.email() == null) {
            return Optional.of(NO_ADDRESS);
        }
        if (!version.content().locales().contains(recipient.language())) {
            return Optional.of(LANGUAGE_MISSING);
        }
        return alreadyAsked.contains(recipient.participant()) ? Optional.of(OPEN_REQUEST) : Optional.empty();
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.signatories.Signatory;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One participant who is to be asked.
 *
 * @param batch none for whoever is asked at the site
 * @param previous the version of the document that they consented to before, if it was another one
 * @param beside those who are named to sign beside the participant
 */
public record NewRequest(
        UUID organization,
        @Nullable UUID batch,
        PublishedVersion version,
        Recipient recipient,
        @Nullable VersionId previous,
        Map<SignatoryRole, Signatory> beside,
        UUID dispatchedBy) {

    public NewRequest {
        beside = Map.copyOf(beside);
    }

    Signatory signatory(SignatoryRole role) {
        var signatory = beside.get(role);
        if (signatory == null) {
            throw new IllegalArgumentException("Nobody is named as " + role + " of " + recipient.participant());
        }
        return signatory;
    }

    /** A batch writes mails. */
    RequestMode mode() {
        return batch == null ? RequestMode.ON_SITE : RequestMode.REMOTE;
    }
}

package io.trialsuite.consent.signatories;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.staff.StaffMember;

/**
 * Names who signs in a role beside a participant from now on.
 *
 * @param relationship to the participant, such as parent or guardian; empty when there is none
 */
public record NameSignatory(
        StaffMember by,
        ParticipantRef participant,
        SignatoryRole role,
        String fullName,
        String email,
        String relationship) {

    @Override
    public String toString() {
        return "NameSignatory[" + participant + ", " + role + "]";
    }
}

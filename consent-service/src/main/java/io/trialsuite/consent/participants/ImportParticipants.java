package io.trialsuite.consent.participants;

import io.trialsuite.consent.staff.StaffMember;

/** Registers the people of a file and puts them into the group, or only tells what that would do. */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes, never compared
public record ImportParticipants(StaffMember by, GroupId group, byte[] file, OnInvalid onInvalid, boolean preview) {

    /** What becomes of the valid rows of a file that has invalid ones. */
    public enum OnInvalid {
        REFUSE,
        SKIP
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.staff.StaffMember;
import java.time.Instant;

/** Hears of participants who leave their study, in the transaction in which they do. */
public interface LeavingListener {

    void left(StaffMember by, ParticipantRef participant, Instant at);
}

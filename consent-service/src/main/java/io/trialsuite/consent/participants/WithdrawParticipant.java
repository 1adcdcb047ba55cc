package io.trialsuite.consent.participants;

import io.trialsuite.consent.staff.StaffMember;

/** The participant has left the study; nothing is sent to them any more. */
public record WithdrawParticipant(StaffMember by, ParticipantRef participant) {}

package io.trialsuite.consent.participants;

/** One line of a file that says what it should. */
record ParticipantRow(long line, String subjectNo, String siteCode, Identity identity) {}

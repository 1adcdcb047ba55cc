package io.trialsuite.consent.participants;

import java.util.UUID;

/** A member by pseudonym; names and addresses stay in the vault. */
public record MemberView(UUID participantRef, String subjectNo, String siteCode, String language, String status) {}

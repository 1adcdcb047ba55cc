package io.trialsuite.auth.accounts;

import io.trialsuite.auth.correspondence.LetterLanguage;

public record RequestLink(EmailAddress email, LetterLanguage language) {}

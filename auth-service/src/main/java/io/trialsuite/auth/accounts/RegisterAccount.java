package io.trialsuite.auth.accounts;

import io.trialsuite.auth.correspondence.LetterLanguage;

public record RegisterAccount(
        EmailAddress email, DisplayName displayName, Password password, LetterLanguage language) {}

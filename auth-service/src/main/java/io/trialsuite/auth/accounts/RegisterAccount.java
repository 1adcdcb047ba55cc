package io.trialsuite.auth.accounts;

public record RegisterAccount(EmailAddress email, DisplayName displayName, Password password) {}

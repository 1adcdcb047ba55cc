package io.trialsuite.auth.accounts;

public record CheckPassword(EmailAddress email, Password password, ClientNetwork network) {}

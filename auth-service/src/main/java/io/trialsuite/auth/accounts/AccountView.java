package io.trialsuite.auth.accounts;

public record AccountView(AccountId id, String email, String displayName) {}

package io.trialsuite.auth.sessions;

public record IssueAccessToken(Visitor visitor, String audience) {}

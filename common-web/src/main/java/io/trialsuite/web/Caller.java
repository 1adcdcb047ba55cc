package io.trialsuite.web;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling, as proved by the access token; a controller takes it as a parameter.
 *
 * @param organizationId the organization the token was issued for; equal to the one in the URL, or the call was refused
 * @param provedAt when they last proved who they are; long ago when the token does not say
 */
public record Caller(UUID accountId, UUID organizationId, String role, Set<String> scopes, Instant provedAt) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }
}

package io.trialsuite.auth.legacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.trialsuite.auth.memberships.Role;
import java.util.UUID;

/** A person with their only organization, as clients of v1 know them. */
@JsonPropertyOrder({"id", "email", "organizationId", "role"})
public record LegacyUser(UUID id, String email, UUID organizationId, Role role) {}

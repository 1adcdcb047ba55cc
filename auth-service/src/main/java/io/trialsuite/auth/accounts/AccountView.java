package io.trialsuite.auth.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A person as others see them.
 *
 * @param emailVerified whether the address is the person's; until then anybody may have registered it
 * @param active whether they may log in
 */
public record AccountView(
        AccountId id,
        String email,
        String displayName,
        boolean emailVerified,
        @JsonIgnore boolean active) {}

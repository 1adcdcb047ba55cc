package io.trialsuite.auth.accounts;

/**
 * A person as others see them.
 *
 * @param emailVerified whether the address is the person's; until then anybody may have registered it
 */
public record AccountView(AccountId id, String email, String displayName, boolean emailVerified) {}

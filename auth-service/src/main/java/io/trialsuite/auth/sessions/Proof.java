package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

/** Somebody proved who they are. */
public record Proof(AccountId account, Instant at, Factors factors) {}

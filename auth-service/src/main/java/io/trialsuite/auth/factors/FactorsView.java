package io.trialsuite.auth.factors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's second factors.
 *
 * @param totpSince when the app was confirmed; null without one
 */
public record FactorsView(@Nullable Instant totpSince, int recoveryCodesLeft) {}

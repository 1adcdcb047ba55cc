package io.trialsuite.consent.policies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wording in force.
 *
 * @param acceptedAt when whoever asks has accepted it; null when they have not
 */
public record PolicyView(int version, String text, @Nullable Instant acceptedAt) {}

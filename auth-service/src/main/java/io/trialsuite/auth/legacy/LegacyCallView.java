package io.trialsuite.auth.legacy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One client's calls of one operation on one day.
 *
 * @param client a service client's id; {@code person}; or {@code agent:} and how whoever logs in calls itself
 */
public record LegacyCallView(String client, String operation, LocalDate day, long calls, Instant lastAt) {}

package io.trialsuite.mailing.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done now by whoever holds this.
 *
 * @param organization null when the work is to find out
 * @param claims how often it was taken up, this time included
 */
public record DueWork(UUID id, @Nullable UUID organization, int claims) {}

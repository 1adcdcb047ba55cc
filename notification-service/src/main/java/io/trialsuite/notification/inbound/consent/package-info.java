/** Hearing what happened to consents. */
@NullMarked
package io.trialsuite.notification.inbound.consent;

import org.jspecify.annotations.NullMarked;

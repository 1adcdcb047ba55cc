/** Speaking to Slack. */
@NullMarked
package io.trialsuite.mailing.alerts.slack;

import org.jspecify.annotations.NullMarked;

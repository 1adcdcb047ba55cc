/** The channel that bounce alerts are posted to when there is no Slack. */
@NullMarked
package io.trialsuite.launcher.slack;

import org.jspecify.annotations.NullMarked;

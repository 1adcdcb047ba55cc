/** Which service a log line belongs to, and how its file is read. */
@NullMarked
package io.trialsuite.launcher.logs;

import org.jspecify.annotations.NullMarked;

/** What a person can ask of the suite: up, down, status, logs, demo. */
@NullMarked
package io.trialsuite.launcher;

import org.jspecify.annotations.NullMarked;

/** How the state of the parts is shown to people. */
@NullMarked
package io.trialsuite.launcher.progress;

import org.jspecify.annotations.NullMarked;

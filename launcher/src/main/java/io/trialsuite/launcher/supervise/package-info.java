/** In which order the parts start and stop, and what became of each. */
@NullMarked
package io.trialsuite.launcher.supervise;

import org.jspecify.annotations.NullMarked;

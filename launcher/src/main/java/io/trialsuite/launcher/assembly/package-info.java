/** What the suite is made of, and the process that holds it. */
@NullMarked
package io.trialsuite.launcher.assembly;

import org.jspecify.annotations.NullMarked;

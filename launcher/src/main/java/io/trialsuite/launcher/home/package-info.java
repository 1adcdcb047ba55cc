/** Where the suite keeps what outlives a run, which ports it uses, and its generated secrets. */
@NullMarked
package io.trialsuite.launcher.home;

import org.jspecify.annotations.NullMarked;

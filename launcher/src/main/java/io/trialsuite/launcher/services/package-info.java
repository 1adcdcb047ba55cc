/** Which services the suite consists of, what each is told at start, and in what kind of process it lives. */
@NullMarked
package io.trialsuite.launcher.services;

import org.jspecify.annotations.NullMarked;

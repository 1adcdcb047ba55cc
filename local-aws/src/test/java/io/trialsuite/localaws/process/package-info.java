/** The emulator as a process of its own: what survives its death, and how fast it is. */
@NullMarked
package io.trialsuite.localaws.process;

import org.jspecify.annotations.NullMarked;

/** A real PostgreSQL from unpacked binaries, durable, on loopback, for root and ordinary users alike. */
@NullMarked
package io.trialsuite.launcher.postgres;

import org.jspecify.annotations.NullMarked;

/** A service as small as one can be, to try the edge on. */
@NullMarked
package io.trialsuite.edge;

import org.jspecify.annotations.NullMarked;

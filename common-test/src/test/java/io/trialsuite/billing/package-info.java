/** A neighbour that vdr must not know. */
@NullMarked
package io.trialsuite.billing;

import org.jspecify.annotations.NullMarked;

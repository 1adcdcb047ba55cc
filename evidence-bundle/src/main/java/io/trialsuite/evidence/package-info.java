/** Evidence that leaves the house: written here, checked anywhere. */
@NullMarked
package io.trialsuite.evidence;

import org.jspecify.annotations.NullMarked;

/** How a fact becomes bytes that hash the same for ever. */
@NullMarked
package io.trialsuite.consent.evidence;

import org.jspecify.annotations.NullMarked;

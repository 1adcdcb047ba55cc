/** Access tokens that are refused before they expire, because what they say is no longer so. */
@NullMarked
package io.trialsuite.revocation;

import org.jspecify.annotations.NullMarked;

/** Why a request is refused, in words and stable codes; knows nothing of HTTP or Spring, so that any domain may throw it. */
@NullMarked
package io.trialsuite.problem;

import org.jspecify.annotations.NullMarked;

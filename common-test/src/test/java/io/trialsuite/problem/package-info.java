/** A problem that breaks our rules on purpose. */
@NullMarked
package io.trialsuite.problem;

import org.jspecify.annotations.NullMarked;

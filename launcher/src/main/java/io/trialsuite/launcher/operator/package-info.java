/** Who operates this installation, and the tokens that prove it to each service. */
@NullMarked
package io.trialsuite.launcher.operator;

import org.jspecify.annotations.NullMarked;

/** The event source mapping against a real port. */
@NullMarked
package io.trialsuite.localaws.lambda;

import org.jspecify.annotations.NullMarked;

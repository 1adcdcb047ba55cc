/** A service's own seal on a document, and whether it still holds. */
@NullMarked
package io.trialsuite.signature.seal;

import org.jspecify.annotations.NullMarked;

/** Pages for eternity: PDF/A with embedded fonts. */
@NullMarked
package io.trialsuite.signature.pdf;

import org.jspecify.annotations.NullMarked;

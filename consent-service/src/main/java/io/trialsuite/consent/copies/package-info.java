/** What everybody gets to keep of a consent that was signed. */
@NullMarked
package io.trialsuite.consent.copies;

import org.jspecify.annotations.NullMarked;

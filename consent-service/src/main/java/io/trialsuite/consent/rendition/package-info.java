/** Consents on paper: blank, and with everything that was answered and signed. */
@NullMarked
package io.trialsuite.consent.rendition;

import org.jspecify.annotations.NullMarked;

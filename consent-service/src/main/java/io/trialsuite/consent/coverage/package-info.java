/** What a participant consents to at a moment: what was given, what was taken back, and since when. */
@NullMarked
package io.trialsuite.consent.coverage;

import org.jspecify.annotations.NullMarked;

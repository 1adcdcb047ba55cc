/** The legal fact that follows a signature: who consented to what, since when, on which evidence. */
@NullMarked
package io.trialsuite.consent.records;

import org.jspecify.annotations.NullMarked;

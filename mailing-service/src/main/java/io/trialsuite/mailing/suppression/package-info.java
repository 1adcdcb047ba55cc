/** Which addresses an organization must not write to any more. */
@NullMarked
package io.trialsuite.mailing.suppression;

import org.jspecify.annotations.NullMarked;

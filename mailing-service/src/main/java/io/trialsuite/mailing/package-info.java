/** Turning a request for mail into a delivered, or explained, e-mail; decides when to send and what became of it, not what to say to whom. */
@NullMarked
package io.trialsuite.mailing;

import org.jspecify.annotations.NullMarked;

/** Answering why a mail did not arrive. */
@NullMarked
package io.trialsuite.mailing.timeline;

import org.jspecify.annotations.NullMarked;

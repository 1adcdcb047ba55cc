/** When a mail is handed to Amazon SES, once in effect, whatever is lost between the two. */
@NullMarked
package io.trialsuite.mailing.outgoing;

import org.jspecify.annotations.NullMarked;

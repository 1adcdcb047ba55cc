/** Speaking to Amazon SES. */
@NullMarked
package io.trialsuite.mailing.ses;

import org.jspecify.annotations.NullMarked;

/** Why a mail did not arrive, as stable codes and in words that tell a person what to do. */
@NullMarked
package io.trialsuite.mailing.reasons;

import org.jspecify.annotations.NullMarked;

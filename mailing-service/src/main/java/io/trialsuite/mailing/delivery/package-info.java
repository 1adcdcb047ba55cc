/** What became of a mail at its recipient, from events that arrive in any order and more than once. */
@NullMarked
package io.trialsuite.mailing.delivery;

import org.jspecify.annotations.NullMarked;

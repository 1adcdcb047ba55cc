/**
 * Reliable publication and once-only consumption: what a transaction records is published after it commits, in order per
 * subject, at least once; what a subscription handles takes effect once.
 */
@NullMarked
package io.trialsuite.outbox;

import org.jspecify.annotations.NullMarked;

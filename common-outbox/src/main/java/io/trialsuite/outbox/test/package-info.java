/** What services test with: an outbox that remembers instead of writing. Decides nothing. */
@NullMarked
package io.trialsuite.outbox.test;

import org.jspecify.annotations.NullMarked;

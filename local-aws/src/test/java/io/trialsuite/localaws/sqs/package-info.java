/** Queues under a clock that the test holds. */
@NullMarked
package io.trialsuite.localaws.sqs;

import org.jspecify.annotations.NullMarked;

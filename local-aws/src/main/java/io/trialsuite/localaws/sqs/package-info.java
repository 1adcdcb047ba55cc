/** Amazon SQS: what a queue does with a message, what of it survives a crash, and the AWS JSON 1.0 protocol in front. */
@NullMarked
package io.trialsuite.localaws.sqs;

import org.jspecify.annotations.NullMarked;

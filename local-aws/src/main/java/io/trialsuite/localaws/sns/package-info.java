/** Amazon SNS: topics, subscriptions, filter policies and fan-out to queues, behind the AWS query protocol. */
@NullMarked
package io.trialsuite.localaws.sns;

import org.jspecify.annotations.NullMarked;

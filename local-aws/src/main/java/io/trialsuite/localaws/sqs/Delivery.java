package io.trialsuite.localaws.sqs;

import java.time.Instant;

/** A message as one consumer got it; unlike the message it does not change afterwards. */
record Delivery(Message message, int receives, Instant firstReceivedAt, Receipt receipt) {}

/**
 * Amazon SNS, SQS, SES v2 and S3 on one loopback port, for development and tests only: which services there are, how a
 * request finds its service, and what the operator of a test may ask of them.
 */
@NullMarked
package io.trialsuite.localaws;

import org.jspecify.annotations.NullMarked;

package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestAwsTests {

    @Test
    void itComesProvisionedAndEmpty() {
        try (var aws = TestAws.start()) {
            assertThat(aws.depth("trialsuite-notification-inbox.fifo")).isZero();
            assertThat(aws.topicArn("trialsuite-consent-events.fifo")).startsWith("arn:aws:sns:");
            assertThat(aws.properties())
                    .containsEntry("spring.cloud.aws.endpoint", aws.endpoint().toString());
        }
    }

    @Test
    void aMessageCountsUntilItIsPurged() {
        try (var aws = TestAws.start()) {
            aws.sqs()
                    .sendMessage(it -> it.queueUrl(aws.queueUrl("trialsuite-notification-inbox.fifo"))
                            .messageGroupId("a")
                            .messageDeduplicationId("once")
                            .messageBody("{}"));
            assertThat(aws.depth("trialsuite-notification-inbox.fifo")).isOne();

            aws.purge();

            assertThat(aws.depth("trialsuite-notification-inbox.fifo")).isZero();
        }
    }
}

package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.AwsError;

/** What SNS answers when it will not, in its own words. */
final class SnsRefusals {

    private SnsRefusals() {}

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: " + message);
    }

    static AwsError topicDoesNotExist() {
        return new AwsError(404, "NotFound", "Topic does not exist");
    }

    static AwsError subscriptionDoesNotExist() {
        return new AwsError(404, "NotFound", "Subscription does not exist");
    }

    static AwsError batch(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError unknownAction(String action) {
        return new AwsError(400, "InvalidAction", "local-aws does not implement SNS " + action + ".");
    }
}

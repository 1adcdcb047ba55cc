package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;

/** What SQS answers when it will not, in its own words. */
final class Refusals {

    private static final String LEGACY = "AWS.SimpleQueueService.";

    private Refusals() {}

    static AwsError queueDoesNotExist() {
        return new AwsError(
                400, "QueueDoesNotExist", LEGACY + "NonExistentQueue", "The specified queue does not exist.");
    }

    static AwsError queueNameExists(String attribute) {
        return new AwsError(
                400,
                "QueueNameExists",
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsError invalidParameter(String message) {
        return new AwsError(400, "InvalidParameterValue", message);
    }

    static AwsError missingParameter(String name) {
        return new AwsError(400, "MissingParameter", "The request must contain the parameter " + name + ".");
    }

    static AwsError invalidAttributeName(String name) {
        return new AwsError(400, "InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsError invalidAttributeValue(String name, String reason) {
        return new AwsError(
                400, "InvalidAttributeValue", "Invalid value for the parameter " + name + ". Reason: " + reason);
    }

    static AwsError invalidMessageContents() {
        return new AwsError(
                400,
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD"
                        + " | #x10000 to #x10FFFF");
    }

    static AwsError receiptHandleIsInvalid() {
        return new AwsError(400, "ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
    }

    static AwsError receiptHandleHasExpired() {
        return invalidParameter(
                "Value for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
    }

    static AwsError messageNotInFlight() {
        return new AwsError(
                400, "MessageNotInflight", LEGACY + "MessageNotInflight", "The specified message isn't in flight.");
    }

    static AwsError batch(String code, String message) {
        return new AwsError(400, code, LEGACY + code, message);
    }

    static AwsError resourceNotFound(String message) {
        return new AwsError(404, "ResourceNotFoundException", message);
    }

    static AwsError unknownAction(String action) {
        return new AwsError(400, "UnknownOperationException", "local-aws does not implement SQS " + action + ".");
    }
}

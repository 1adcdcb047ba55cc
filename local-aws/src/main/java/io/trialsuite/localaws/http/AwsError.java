package io.trialsuite.localaws.http;

/**
 * A refusal in AWS's words; each service renders it in its own protocol. Carries no stack trace, because it is an answer
 * and not a defect.
 */
public final class AwsError extends RuntimeException {

    private final int status;
    private final String code;
    private final String queryCode;

    /**
     * An error that has the same name in every protocol.
     *
     * @param code for instance {@code InvalidParameterValue}
     */
    public AwsError(int status, String code, String message) {
        this(status, code, code, message);
    }

    /**
     * An error that was renamed when the service moved to AWS JSON.
     *
     * @param code for instance {@code QueueDoesNotExist}
     * @param queryCode its older name, for instance {@code AWS.SimpleQueueService.NonExistentQueue}
     */
    public AwsError(int status, String code, String queryCode, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.queryCode = queryCode;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String queryCode() {
        return queryCode;
    }

    /** Never null, unlike the inherited one. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** Below 500 the caller is to blame: {@code Sender}; else {@code Receiver}. */
    public String fault() {
        return status < 500 ? "Sender" : "Receiver";
    }
}

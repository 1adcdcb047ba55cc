package io.trialsuite.localaws.http;

/**
 * One AWS service behind the shared port. The front asks the services in order which of them claims a request, applies
 * the fault rules to it, and writes the answer. Implementations are called by many threads at once.
 */
public interface AwsService {

    /** As in fault rules and health: {@code sqs}, {@code sns}, {@code ses}, {@code s3}. */
    String name();

    /** Whether this request speaks this service's protocol; looks at method, path and headers only. */
    boolean claims(AwsRequest request);

    /**
     * Carries the request out.
     *
     * @throws AwsError if the request is refused; the front has it rendered
     */
    AwsResponse handle(AwsRequest request);

    /** AWS's name of what is asked for, for instance {@code SendMessage}; fault rules match it. */
    String actionOf(AwsRequest request);

    /** The name of the queue, topic or bucket that is addressed, or the empty text; fault rules match it. */
    default String resourceOf(AwsRequest request) {
        return "";
    }

    /** The error in the form that this service's clients understand. */
    AwsResponse render(AwsError error);
}

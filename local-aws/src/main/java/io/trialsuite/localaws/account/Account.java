package io.trialsuite.localaws.account;

/**
 * The one AWS account that lives on this port.
 *
 * @param id twelve digits
 * @param secret the secret access key that presigned S3 addresses are checked against
 */
public record Account(String id, String region, String secret) {

    public Account {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("An AWS account id has twelve digits, this one is " + id);
        }
    }

    /** For instance {@code arn:aws:sqs:us-east-1:000000000000:inbox.fifo}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }
}

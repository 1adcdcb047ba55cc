package io.trialsuite.localaws.conformance;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The endpoint under test: {@code -Daws.conformance.endpoint=http://127.0.0.1:5000} for moto, LocalStack or another
 * emulator; without it, one local-aws for the whole test run.
 */
public final class Aws {

    private static final URI ENDPOINT = endpointOrOwn();

    private Aws() {}

    private static URI endpointOrOwn() {
        var given = System.getProperty("aws.conformance.endpoint", "");
        return given.isEmpty() ? LocalAws.start(LocalAwsOptions.defaults()).endpoint() : URI.create(given);
    }

    public static URI endpoint() {
        return ENDPOINT;
    }

    public static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    public static SqsClient sqs() {
        return sqs(ENDPOINT);
    }

    public static SqsClient sqs(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build();
    }

    public static SnsClient sns() {
        return sns(ENDPOINT);
    }

    public static SnsClient sns(URI endpoint) {
        return SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build();
    }

    /** A name that nothing else on a shared endpoint has. */
    public static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}

package io.trialsuite.localaws.conformance;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is put to the test: the endpoint in {@code aws.conformance.endpoint}, or else an embedded one. */
final class AwsEndpoint implements AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final @Nullable LocalAws embedded;
    private final URI uri;

    AwsEndpoint() {
        var given = System.getProperty("aws.conformance.endpoint", "");
        embedded = given.isEmpty() ? LocalAws.start(LocalAwsOptions.defaults()) : null;
        uri = embedded == null ? URI.create(given) : embedded.endpoint();
    }

    URI uri() {
        return uri;
    }

    SqsClient sqs() {
        return configured(SqsClient.builder()).build();
    }

    SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    SesV2Client ses() {
        return configured(SesV2Client.builder()).build();
    }

    S3Client s3() {
        return configured(S3Client.builder()).forcePathStyle(true).build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(uri).region(Region.US_EAST_1).credentialsProvider(CREDENTIALS);
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 12);
    }

    @Override
    public void close() {
        if (embedded != null) embedded.close();
    }
}

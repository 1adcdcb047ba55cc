package io.trialsuite.launcher.services;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** How to reach the local AWS: the only difference between here and a real account. */
public record AwsAccess(int port) {

    public static final String REGION = "ap-northeast-2";
    public static final String ACCOUNT = "000000000000";
    public static final String SECRET = "test";

    private static final String KEY = "test";

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return builder.endpointOverride(endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)));
    }

    Map<String, String> settings() {
        return Map.of(
                "spring.cloud.aws.endpoint", endpoint().toString(),
                "spring.cloud.aws.region.static", REGION,
                "spring.cloud.aws.credentials.access-key", KEY,
                "spring.cloud.aws.credentials.secret-key", SECRET);
    }
}

package io.trialsuite.mailing.ses;

import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

@Configuration(proxyBeanMethods = false)
class SesConfiguration {

    // below every idle limit on the way: a connection the other side has closed would turn a mail's outcome into
    // "unknown"
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    @Bean(destroyMethod = "close")
    SesV2Client sesV2Client(
            AwsClientBuilderConfigurer configurer,
            SesEndpointProperties endpoint,
            ObjectProvider<AwsConnectionDetails> connection,
            SesProperties properties) {
        var builder = configurer.configureSyncClient(
                SesV2Client.builder(), endpoint, connection.getIfAvailable(), Stream.empty(), Stream.empty());
        return builder.httpClientBuilder(Apache5HttpClient.builder()
                        .connectionMaxIdleTime(IDLE)
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(properties.callTimeout()))
                // SendEmail is not idempotent: the SDK's own retries would send a mail twice without anybody knowing
                .overrideConfiguration(builder.overrideConfiguration()
                        .copy(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry())
                                .apiCallTimeout(properties.callTimeout())))
                .build();
    }
}

package io.trialsuite.mailing.ses;

import io.awspring.cloud.autoconfigure.AwsClientProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code spring.cloud.aws.ses.endpoint} and {@code .region}, where SES lives elsewhere than the other AWS services. */
@ConfigurationProperties("spring.cloud.aws.ses")
class SesEndpointProperties extends AwsClientProperties {}

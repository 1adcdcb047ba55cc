package io.trialsuite.mailing.ses;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service appears to SES.
 *
 * @param from sender of every mail, of an identity that SES has verified
 * @param configurationSet the set whose events tell what becomes of a mail
 * @param callTimeout after which a call counts as lost
 */
@ConfigurationProperties("mailing")
record SesProperties(
        @DefaultValue("Trialsuite <no-reply@trialsuite.example>")
        String from,

        @DefaultValue("trialsuite") String configurationSet,
        @DefaultValue("10s") Duration callTimeout) {}

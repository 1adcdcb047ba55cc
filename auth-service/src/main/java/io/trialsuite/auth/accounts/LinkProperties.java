package io.trialsuite.auth.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in mail, and how many mails one address may be sent because somebody asked.
 *
 * @param verification how long an address may be proved with the link
 * @param reset how long a password may be replaced with the link
 * @param mails mails to one address that cost no waiting
 * @param decay time after which one more is allowed
 */
@ConfigurationProperties("auth.links")
record LinkProperties(
        @DefaultValue("24h") Duration verification,
        @DefaultValue("30m") Duration reset,
        @DefaultValue("3") int mails,
        @DefaultValue("10m") Duration decay) {

    LinkProperties {
        if (verification.toHours() < 1 || reset.toMinutes() < 1) {
            throw new IllegalArgumentException(
                    "auth.links.verification must be an hour at least and auth.links.reset a minute");
        }
    }

    Allowance perAddress() {
        return Allowance.steady(mails, decay);
    }

    Duration life(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_ADDRESS -> verification;
            case RESET_PASSWORD -> reset;
        };
    }
}

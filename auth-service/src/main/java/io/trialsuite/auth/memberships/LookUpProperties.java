package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.Allowance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often people may be looked up in order to add them. Found or not, every look-up counts: both answers tell something.
 *
 * @param actor look-ups that one person may make at once
 * @param organization look-ups that all members of an organization together may make at once
 * @param decay time after which one more is allowed
 */
@ConfigurationProperties("auth.look-ups")
record LookUpProperties(
        @DefaultValue("20") int actor,
        @DefaultValue("60") int organization,
        @DefaultValue("5m") Duration decay) {

    Allowance perActor() {
        return Allowance.steady(actor, decay);
    }

    Allowance perOrganization() {
        return Allowance.steady(organization, decay);
    }
}

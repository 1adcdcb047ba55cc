package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.Allowance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Asking people by mail.
 *
 * @param life how long an invitation is good
 * @param perOrganization mails that one organization may cause at once
 * @param decay time after which one more is allowed
 */
@ConfigurationProperties("auth.invitations")
record InvitationProperties(
        @DefaultValue("7d") Duration life,
        @DefaultValue("200") int perOrganization,
        @DefaultValue("1m") Duration decay) {

    Allowance allowance() {
        return Allowance.steady(perOrganization, decay);
    }
}

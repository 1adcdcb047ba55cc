package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;

@Embeddable
record MembershipId(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "account_id"))
        AccountId account,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "organization_id"))
        OrganizationId organization)
        implements Serializable {}

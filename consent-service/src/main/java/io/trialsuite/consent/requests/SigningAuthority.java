package io.trialsuite.consent.requests;

import io.trialsuite.consent.delegations.Delegations;
import io.trialsuite.consent.policies.AcceptingPolicy;
import io.trialsuite.consent.staff.Investigator;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Finds the request on which somebody of the site may put their name (21 CFR 11.10(g), 11.10(j)). */
@Component
class SigningAuthority {

    private final ConsentRequests requests;
    private final Delegations delegations;
    private final AcceptingPolicy policy;

    SigningAuthority(ConsentRequests requests, Delegations delegations, AcceptingPolicy policy) {
        this.requests = requests;
        this.delegations = delegations;
        this.policy = policy;
    }

    /** Locked; the delegation stays as it is until the transaction ends. */
    ConsentRequest require(Investigator by, RequestId id, Instant at) {
        var reference = new RequestRef(by.organizationId(), id);
        var request = requests.requireOfParticipant(reference);
        delegations.require(
                by.organizationId(), by.accountId(), requests.requireSite(reference), Delegations.OBTAIN_CONSENT, at);
        policy.requireAccepted(by);
        return request;
    }
}

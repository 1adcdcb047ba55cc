package io.trialsuite.consent.inbound.tmf;

import io.trialsuite.consent.delegations.Delegation;
import io.trialsuite.consent.delegations.Delegations;
import io.trialsuite.consent.documents.IrbDecision;
import io.trialsuite.consent.documents.PublishingVersions;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.studies.FollowingSites;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps our copy of what the trial master file decides. */
@Component
public class TrialMasterFileListener {

    private final Delegations delegations;
    private final PublishingVersions publishing;
    private final FollowingSites sites;

    TrialMasterFileListener(Delegations delegations, PublishingVersions publishing, FollowingSites sites) {
        this.delegations = delegations;
        this.publishing = publishing;
        this.sites = sites;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("tmf.delegation.changed.v1", DelegationChanged.class, this::delegated)
                .on("tmf.irb-decision.filed.v1", IrbDecisionFiled.class, this::decided)
                .on("tmf.site.status-changed.v1", SiteStatusChanged.class, this::siteChanged);
    }

    private void delegated(ReceivedMessage<DelegationChanged> message) {
        var data = message.data();
        delegations.told(new Delegation(
                organization(message),
                data.personRef(),
                data.siteId(),
                data.taskCodes(),
                data.from(),
                data.to(),
                message.time()));
    }

    private void decided(ReceivedMessage<IrbDecisionFiled> message) {
        var data = message.data();
        publishing.decided(new IrbDecision(
                organization(message),
                data.approvalNo(),
                data.decision(),
                data.effectiveFrom(),
                data.effectiveTo(),
                data.documentVersionRefs().stream().map(VersionId::new).toList(),
                data.siteIds(),
                message.time()));
    }

    private void siteChanged(ReceivedMessage<SiteStatusChanged> message) {
        var data = message.data();
        sites.changed(organization(message), data.siteId(), data.status(), message.time());
    }

    private static UUID organization(ReceivedMessage<?> message) {
        return UUID.fromString(message.require("organizationid"));
    }
}

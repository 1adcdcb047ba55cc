package io.trialsuite.consent.inbound.tmf;

import io.trialsuite.consent.delegations.Delegation;
import io.trialsuite.consent.delegations.Delegations;
import io.trialsuite.consent.documents.IrbDecision;
import io.trialsuite.consent.documents.PublishingVersions;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.studies.FollowingSites;
import io.trialsuite.consent.studies.FollowingStudies;
import io.trialsuite.consent.studies.ToldStudy;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps our copy of what the trial master file decides. */
@Component
public class TrialMasterFileListener {

    private final Delegations delegations;
    private final PublishingVersions publishing;
    private final FollowingStudies studies;
    private final FollowingSites sites;

    TrialMasterFileListener(
            Delegations delegations, PublishingVersions publishing, FollowingStudies studies, FollowingSites sites) {
        this.delegations = delegations;
        this.publishing = publishing;
        this.studies = studies;
        this.sites = sites;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("tmf.delegation.changed.v1", DelegationChanged.class, this::delegated)
                .on("tmf.irb-decision.filed.v1", IrbDecisionFiled.class, this::decided)
                .on("tmf.study.changed.v1", StudyChanged.class, this::studyChanged)
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

    private void studyChanged(ReceivedMessage<StudyChanged> message) {
        var data = message.data();
        studies.changed(new ToldStudy(
                organization(message),
                data.studyId(),
                data.protocolNumber(),
                data.title(),
                data.status(),
                data.toldSites(),
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

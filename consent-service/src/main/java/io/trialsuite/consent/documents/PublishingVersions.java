package io.trialsuite.consent.documents;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.studies.StudyCatalogue;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A version on its way from the author's desk over the ethics committee to the sites, and back from there. */
@Service
public class PublishingVersions {

    private static final AuditActor MASTER_FILE = AuditActor.system("trial-master-file");

    private final ConsentDocuments documents;
    private final ConsentVersions versions;
    private final SiteApprovals approvals;
    private final StudyCatalogue studies;
    private final ContentRules rules;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    PublishingVersions(
            ConsentDocuments documents,
            ConsentVersions versions,
            SiteApprovals approvals,
            StudyCatalogue studies,
            ContentRules rules,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.approvals = approvals;
        this.studies = studies;
        this.rules = rules;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void startReview(ChangeVersion command) {
        change(command, "consent.version.review-started", (version, at) -> {
            var findings = rules.checkComplete(version.content());
            if (!findings.isEmpty()) {
                throw new ContentInvalid(findings);
            }
            version.startReview();
            return Optional.empty();
        });
    }

    @Transactional
    public void giveBack(ChangeVersion command) {
        change(command, "consent.version.given-back", (version, at) -> {
            version.giveBack();
            return Optional.empty();
        });
    }

    @Transactional
    public void submit(ChangeVersion command) {
        var organization = command.by().organizationId();
        var document = documents.require(organization, command.document());
        var study = studies.require(organization, document.study());
        change(
                command,
                "consent.version.submitted",
                (version, at) -> Optional.of(version.submit(study.title(), document.title(), at)));
    }

    /** The trial master file tells of a decision; versions of others are none of our business. */
    @Transactional
    public void decided(IrbDecision decision) {
        var at = clock.instant();
        for (var id : decision.versions()) {
            versions.findLocked(decision.organization(), id.value()).ifPresent(version -> {
                var before = version.state();
                approvals.file(decision, id);
                version.decided(decision, at).ifPresent(this::announce);
                record(decision, version, before, at);
                supersedeOlder(version, at);
            });
        }
    }

    @Transactional
    public void activate(ChangeVersion command) {
        change(command, "consent.version.activated", (version, at) -> {
            if (version.state() == VersionState.APPROVED
                    && !approvals.hasAny(command.by().organizationId(), version.id(), at)) {
                throw new IrbApprovalMissing(version.id());
            }
            return Optional.of(version.activate(at));
        });
    }

    @Transactional
    public void suspend(ChangeVersion command) {
        change(command, "consent.version.suspended", (version, at) -> Optional.of(version.suspend(at)));
    }

    @Transactional
    public void resume(ChangeVersion command) {
        change(command, "consent.version.resumed", (version, at) -> Optional.of(version.resume(at)));
    }

    private void change(
            ChangeVersion command,
            String action,
            BiFunction<ConsentVersion, Instant, Optional<? extends VersionEvent>> step) {
        var organization = command.by().organizationId();
        var version = versions.requireLocked(organization, command.document(), command.version());
        version.requireRevision(command.revision());
        var at = clock.instant();
        var before = version.state();
        step.apply(version, at).ifPresent(this::announce);
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                action,
                "consent-version",
                version.id().toString(),
                at,
                Map.of("state", before),
                version.published(),
                null));
        supersedeOlder(version, at);
    }

    /** Earlier versions that may be used nowhere any more because this one may. */
    private void supersedeOlder(ConsentVersion version, Instant at) {
        if (version.state() != VersionState.EFFECTIVE) {
            return;
        }
        versions.flush();
        for (var older : versions.findOlderEffective(
                version.organization(), version.document().value(), version.id().value())) {
            if (approvals.effectiveSites(version.organization(), older.id(), at).isEmpty()) {
                announce(older.supersede(version.id(), at));
                audit.record(new AuditEntry(
                        version.organization(),
                        AuditActor.system("publishing"),
                        "consent.version.superseded",
                        "consent-version",
                        older.id().toString(),
                        at,
                        Map.of("state", VersionState.EFFECTIVE),
                        Map.of(
                                "state",
                                VersionState.SUPERSEDED,
                                "replacedBy",
                                version.id().toString()),
                        null));
            }
        }
    }

    private void announce(VersionEvent event) {
        var document = documents.require(event.organization(), event.document());
        outbox.append(DocumentMessages.of(event, document.study()));
    }

    private void record(IrbDecision decision, ConsentVersion version, VersionState before, Instant at) {
        audit.record(new AuditEntry(
                decision.organization(),
                MASTER_FILE,
                "consent.version.decided",
                "consent-version",
                version.id().toString(),
                at,
                Map.of("state", before),
                Map.of(
                        "state", version.state(),
                        "approvalNo", decision.approvalNo(),
                        "decision", decision.decision(),
                        "sites", decision.sites().stream().map(Object::toString).toList()),
                null));
    }
}

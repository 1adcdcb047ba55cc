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
        var ids = decision.versions().stream().map(VersionId::value).toList();
        for (var document : documents.findOfVersionsLocked(decision.organization(), ids)) {
            versions.findLocked(decision.organization(), document.id().value(), ids)
                    .forEach(version -> decided(version, decision, at));
        }
    }

    private void decided(ConsentVersion version, IrbDecision decision, Instant at) {
        var news = approvals.file(decision, version.id());
        if (news.isEmpty()) {
            return;
        }
        var before = version.state();
        var heard = decision.at(news);
        version.decided(heard, at).ifPresent(this::announce);
        record(heard, version, before, at);
        supersedeOlder(version, at);
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
        documents.requireLocked(organization, command.document());
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
                version.trace(),
                null));
        supersedeOlder(version, at);
    }

    /** Earlier versions whose place is taken at every site; all of a document's are changed under its lock. */
    private void supersedeOlder(ConsentVersion version, Instant at) {
        if (version.state() != VersionState.EFFECTIVE) {
            return;
        }
        versions.flush();
        for (var older : versions.findOlderInForce(
                version.organization(), version.document().value(), version.requireEffectiveFrom())) {
            if (approvals.isReplacedEverywhere(version.organization(), older.id(), at)) {
                var before = older.state();
                announce(older.supersede(version.id(), at));
                audit.record(new AuditEntry(
                        version.organization(),
                        AuditActor.system("publishing"),
                        "consent.version.superseded",
                        "consent-version",
                        older.id().toString(),
                        at,
                        Map.of("state", before),
                        Map.of(
                                "state",
                                older.state(),
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

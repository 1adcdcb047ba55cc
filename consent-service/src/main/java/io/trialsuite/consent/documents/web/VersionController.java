package io.trialsuite.consent.documents.web;

import io.trialsuite.consent.documents.AuthoringDocuments;
import io.trialsuite.consent.documents.ChangeVersion;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.DocumentId;
import io.trialsuite.consent.documents.DraftVersion;
import io.trialsuite.consent.documents.PublishingVersions;
import io.trialsuite.consent.documents.VersionDiff;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.documents.VersionView;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.ETags;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-documents/{document}/versions")
class VersionController {

    private final AuthoringDocuments authoring;
    private final PublishingVersions publishing;
    private final DocumentCatalogue catalogue;

    VersionController(AuthoringDocuments authoring, PublishingVersions publishing, DocumentCatalogue catalogue) {
        this.authoring = authoring;
        this.publishing = publishing;
        this.catalogue = catalogue;
    }

    @Idempotent
    @PostMapping
    ResponseEntity<VersionView> draft(
            Caller caller, @PathVariable UUID document, @Valid @RequestBody VersionRequest.Draft request) {
        var id = authoring.draft(
                new DraftVersion(StaffMember.of(caller), new DocumentId(document), request.label(), request.content()));
        var view = catalogue.require(caller.organizationId(), new DocumentId(document), id);
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri())
                .eTag(ETags.of(view.revision()))
                .body(view);
    }

    @GetMapping
    CursorPage<VersionView> list(Caller caller, @PathVariable UUID document, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.versions(caller.organizationId(), new DocumentId(document), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.createdAt(), it.versionId()));
    }

    @GetMapping("/{version}")
    ResponseEntity<VersionView> get(Caller caller, @PathVariable UUID document, @PathVariable UUID version) {
        return answer(caller, document, version);
    }

    /** Passage by passage, what it says differently from another version of the document. */
    @GetMapping("/{version}/diff")
    VersionDiff diff(Caller caller, @PathVariable UUID document, @PathVariable UUID version, @RequestParam UUID from) {
        return catalogue.diff(
                caller.organizationId(), new DocumentId(document), new VersionId(from), new VersionId(version));
    }

    @PatchMapping("/{version}")
    ResponseEntity<VersionView> revise(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody VersionRequest.Revision request) {
        authoring.revise(request.toCommand(
                StaffMember.of(caller),
                new DocumentId(document),
                new VersionId(version),
                ETags.requireVersion(ifMatch)));
        return answer(caller, document, version);
    }

    @PostMapping("/{version}/review-submission")
    ResponseEntity<VersionView> startReview(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::startReview);
    }

    @PostMapping("/{version}/review-return")
    ResponseEntity<VersionView> giveBack(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::giveBack);
    }

    /** From here on not a byte of it changes. */
    @PostMapping("/{version}/irb-submission")
    ResponseEntity<VersionView> submit(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::submit);
    }

    @PostMapping("/{version}/activation")
    ResponseEntity<VersionView> activate(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::activate);
    }

    /** It is neither sent nor signed until that is lifted. */
    @PostMapping("/{version}/suspension")
    ResponseEntity<VersionView> suspend(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::suspend);
    }

    @PostMapping("/{version}/resumption")
    ResponseEntity<VersionView> resume(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(caller, document, version, ifMatch, publishing::resume);
    }

    private ResponseEntity<VersionView> step(
            Caller caller, UUID document, UUID version, @Nullable String ifMatch, Consumer<ChangeVersion> step) {
        step.accept(new ChangeVersion(
                StaffMember.of(caller),
                new DocumentId(document),
                new VersionId(version),
                ETags.requireVersion(ifMatch)));
        return answer(caller, document, version);
    }

    private ResponseEntity<VersionView> answer(Caller caller, UUID document, UUID version) {
        var view = catalogue.require(caller.organizationId(), new DocumentId(document), new VersionId(version));
        return ResponseEntity.ok().eTag(ETags.of(view.revision())).body(view);
    }
}

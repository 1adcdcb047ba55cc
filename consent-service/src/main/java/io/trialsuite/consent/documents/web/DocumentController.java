package io.trialsuite.consent.documents.web;

import io.trialsuite.consent.documents.AuthoringDocuments;
import io.trialsuite.consent.documents.CreateDocument;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.DocumentId;
import io.trialsuite.consent.documents.DocumentView;
import io.trialsuite.consent.documents.Family;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-documents")
class DocumentController {

    private final AuthoringDocuments authoring;
    private final DocumentCatalogue catalogue;

    DocumentController(AuthoringDocuments authoring, DocumentCatalogue catalogue) {
        this.authoring = authoring;
        this.catalogue = catalogue;
    }

    record NewDocument(
            @NotNull UUID studyId,
            @NotNull Family family,
            @NotBlank @SingleLine @Size(max = 300) String title,

            @Nullable @Size(max = 5) List<@NotNull Set<@NotNull SignatoryRole>> signingRule) {}

    @Idempotent
    @PostMapping
    ResponseEntity<DocumentView> create(Caller caller, @Valid @RequestBody NewDocument request) {
        var id = authoring.create(new CreateDocument(
                StaffMember.of(caller),
                new StudyId(request.studyId()),
                request.family(),
                request.title(),
                request.signingRule()));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(catalogue.require(caller.organizationId(), id));
    }

    @GetMapping
    CursorPage<DocumentView> list(Caller caller, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.documents(caller.organizationId(), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.createdAt(), it.documentId()));
    }

    @GetMapping("/{document}")
    DocumentView get(Caller caller, @PathVariable UUID document) {
        return catalogue.require(caller.organizationId(), new DocumentId(document));
    }
}

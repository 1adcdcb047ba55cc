package io.trialsuite.consent.rendition.web;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.DocumentId;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.rendition.ConsentPages;
import io.trialsuite.web.Caller;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-documents/{document}/versions/{version}")
class RenditionController {

    private final DocumentCatalogue documents;
    private final ConsentPages pages;

    RenditionController(DocumentCatalogue documents, ConsentPages pages) {
        this.documents = documents;
        this.pages = pages;
    }

    /**
     * The version as it is printed: the same bytes whenever it is asked for. With {@code ?toSign=true}, for whoever signs on paper: with
     * lines for all who do, and what to do with it then.
     */
    @GetMapping(path = "/rendition", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> rendition(
            Caller caller,
            @PathVariable UUID document,
            @PathVariable UUID version,
            @RequestParam String locale,
            @RequestParam(defaultValue = "false") boolean toSign) {
        documents.require(caller.organizationId(), new DocumentId(document), new VersionId(version));
        var published = documents.requirePublished(caller.organizationId(), new VersionId(version));
        var pdf = toSign ? pages.toSign(published, locale) : pages.blank(published, locale);
        return PdfFile.answer(pdf, Sha256.hex(pdf), "consent-%s-%s.pdf".formatted(version, locale));
    }
}

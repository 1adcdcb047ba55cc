package io.trialsuite.consent.copies.web;

import io.trialsuite.consent.copies.DeliveringCopies;
import io.trialsuite.consent.copies.ExportingEvidence;
import io.trialsuite.consent.copies.FetchingCopies;
import io.trialsuite.consent.copies.Verification;
import io.trialsuite.consent.copies.VerifyingCopies;
import io.trialsuite.consent.rendition.web.PdfFile;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests/{request}")
class CopyController {

    private final FetchingCopies fetching;
    private final VerifyingCopies verifying;
    private final ExportingEvidence exporting;
    private final DeliveringCopies delivering;

    CopyController(
            FetchingCopies fetching,
            VerifyingCopies verifying,
            ExportingEvidence exporting,
            DeliveringCopies delivering) {
        this.fetching = fetching;
        this.verifying = verifying;
        this.exporting = exporting;
        this.delivering = delivering;
    }

    @GetMapping(path = "/copy", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> copy(Caller caller, @PathVariable UUID request) {
        var copy = fetching.byStaff(StaffMember.of(caller), request);
        return PdfFile.answer(copy.pdf(), copy.hash(), "consent-%s.pdf".formatted(request));
    }

    /** The participant was given it in person. */
    @PostMapping("/copy-handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handedOver(Caller caller, @PathVariable UUID request) {
        delivering.handedOver(StaffMember.of(caller), new RequestId(request));
    }

    /** For an inspector: one file that proves itself without this service. */
    @GetMapping(path = "/evidence", produces = "application/zip")
    ResponseEntity<byte[]> evidence(Caller caller, @PathVariable UUID request) {
        var bundle = exporting.export(StaffMember.of(caller), request);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"evidence-%s.zip\"".formatted(request))
                .body(bundle);
    }

    /** Everything that proves the consent is read and computed again, the organization's whole trail with it. */
    @GetMapping("/verification")
    Verification verification(Caller caller, @PathVariable UUID request) {
        return verifying.verify(StaffMember.of(caller), new RequestId(request));
    }
}

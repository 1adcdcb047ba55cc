package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.rendition.web.PdfFile;
import io.trialsuite.consent.requests.AttestPaper;
import io.trialsuite.consent.requests.IntentView;
import io.trialsuite.consent.requests.PaperReason;
import io.trialsuite.consent.requests.PaperScanView;
import io.trialsuite.consent.requests.PaperSigner;
import io.trialsuite.consent.requests.PaperTranscript;
import io.trialsuite.consent.requests.RecordingPaper;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.SignedView;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.RequireRecentProof;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** From a scan to a consent: kept, shown with what was read from it, then attested to. */
@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests/{request}/paper-scans")
class PaperController {

    private final RecordingPaper recording;

    PaperController(RecordingPaper recording) {
        this.recording = recording;
    }

    record SignerOnPaper(
            @NotNull SignatoryRole role,
            @NotBlank @SingleLine @Size(max = 120) String printedName) {}

    /**
     * What stands on the paper.
     *
     * @param signedAt when the last of them signed
     */
    record Transcript(
            @NotNull Instant signedAt,
            @NotNull PaperReason reason,
            @NotEmpty @Size(max = 5) List<@NotNull @Valid SignerOnPaper> signers,
            @NotNull @Size(max = 100) Map<String, @NotNull Object> answers) {

        PaperTranscript of(UUID scan) {
            return new PaperTranscript(
                    scan,
                    signedAt,
                    reason,
                    signers.stream()
                            .map(it -> new PaperSigner(it.role(), it.printedName()))
                            .toList(),
                    answers);
        }

        @Override
        public String toString() {
            return "Transcript[" + signedAt + "]";
        }
    }

    record NewIntent(
            @NotBlank @SingleLine @Size(max = 120) String printedName,
            @NotNull @Valid Transcript transcript) {

        @Override
        public String toString() {
            return "NewIntent[" + transcript + "]";
        }
    }

    record Confirmation(
            @NotNull @Size(min = 64, max = 64) String documentHash,
            @NotBlank @SingleLine @Size(max = 120) String printedName,
            @NotNull @Valid Transcript transcript,
            @NotNull @Size(max = 4) Map<String, @NotNull Object> signature) {

        @Override
        public String toString() {
            return "Confirmation[" + documentHash + "]";
        }
    }

    /** 25 MB and 200 pages at most, without a password, programs, forms or files inside. */
    @Idempotent
    @PostMapping(consumes = MediaType.APPLICATION_PDF_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PaperScanView keep(Caller caller, @PathVariable UUID request, @RequestBody byte[] file) {
        var pages = RecordingPaper.requireFit(file);
        return recording.keep(Investigator.of(caller), new RequestId(request), file, pages);
    }

    @GetMapping(path = "/{scan}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> fetch(Caller caller, @PathVariable UUID request, @PathVariable UUID scan) {
        var pdf = recording.fetch(StaffMember.of(caller), new RequestId(request), scan);
        return PdfFile.answer(pdf, Sha256.hex(pdf), "paper-%s.pdf".formatted(scan));
    }

    @PostMapping("/{scan}/signature-intents")
    @ResponseStatus(HttpStatus.CREATED)
    IntentView show(
            Caller caller, @PathVariable UUID request, @PathVariable UUID scan, @Valid @RequestBody NewIntent body) {
        return recording.show(
                Investigator.of(caller),
                new RequestId(request),
                body.printedName(),
                body.transcript().of(scan));
    }

    @Idempotent
    @RequireRecentProof(maxAge = CountersigningController.SECONDS_OF_PROOF)
    @PostMapping("/{scan}/signature-intents/{intent}/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    SignedView confirm(
            Caller caller,
            @PathVariable UUID request,
            @PathVariable UUID scan,
            @PathVariable UUID intent,
            @Valid @RequestBody Confirmation body) {
        return recording.confirm(new AttestPaper(
                Investigator.of(caller),
                new RequestId(request),
                body.transcript().of(scan),
                intent,
                body.documentHash(),
                body.printedName(),
                body.signature()));
    }
}

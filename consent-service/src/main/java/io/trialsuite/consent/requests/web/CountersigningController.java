package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.ConfirmCountersignature;
import io.trialsuite.consent.requests.CountersigningRequests;
import io.trialsuite.consent.requests.IntentView;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.SignatureMeaning;
import io.trialsuite.consent.requests.SignedView;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.RequireRecentProof;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing through an account: shown first, then confirmed with a proof of both factors that is minutes old at most. */
@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests/{request}/signature-intents")
class CountersigningController {

    static final int SECONDS_OF_PROOF = 300;

    private final CountersigningRequests countersigning;

    CountersigningController(CountersigningRequests countersigning) {
        this.countersigning = countersigning;
    }

    record NewIntent(
            @NotNull SignatureMeaning meaningCode,
            @NotBlank @SingleLine @Size(max = 120) String printedName) {

        @Override
        public String toString() {
            return "NewIntent[" + meaningCode + "]";
        }
    }

    record Confirmation(
            @NotNull @Size(min = 64, max = 64) String documentHash,
            @NotBlank @SingleLine @Size(max = 120) String printedName,
            @NotNull @Size(max = 4) Map<String, @NotNull Object> signature) {

        @Override
        public String toString() {
            return "Confirmation[" + documentHash + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IntentView show(Caller caller, @PathVariable UUID request, @Valid @RequestBody NewIntent body) {
        return countersigning.show(
                Investigator.of(caller), new RequestId(request), body.meaningCode(), body.printedName());
    }

    @Idempotent
    @RequireRecentProof(maxAge = SECONDS_OF_PROOF)
    @PostMapping("/{intent}/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    SignedView confirm(
            Caller caller,
            @PathVariable UUID request,
            @PathVariable UUID intent,
            @Valid @RequestBody Confirmation body) {
        return countersigning.confirm(new ConfirmCountersignature(
                Investigator.of(caller),
                new RequestId(request),
                intent,
                body.documentHash(),
                body.printedName(),
                body.signature()));
    }
}

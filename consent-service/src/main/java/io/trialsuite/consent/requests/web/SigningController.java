package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.ConfirmSignature;
import io.trialsuite.consent.requests.IntentView;
import io.trialsuite.consent.requests.SignatureMeaning;
import io.trialsuite.consent.requests.SignedView;
import io.trialsuite.consent.requests.SigningOutcome;
import io.trialsuite.consent.requests.SigningRequests;
import io.trialsuite.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing through a link: shown first, then confirmed with a code of its own, or by hand on a device of the site. */
@RestController
@RequestMapping("/p/requests/{token}/signature-intents")
class SigningController {

    private final ParticipantDoor door;
    private final SigningRequests signing;

    SigningController(ParticipantDoor door, SigningRequests signing) {
        this.door = door;
        this.signing = signing;
    }

    record NewIntent(@NotNull SignatureMeaning meaningCode) {}

    record Confirmation(
            @NotNull @Size(min = 64, max = 64) String documentHash,

            @Pattern(regexp = "[0-9]{6}", message = "has six digits") @Nullable
            String code,

            @NotNull @Size(max = 4) Map<String, @NotNull Object> signature) {

        @Override
        public String toString() {
            return "Confirmation[" + documentHash + "]";
        }
    }

    /** The code that confirms it is on its way by mail. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IntentView show(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody NewIntent request) {
        return door.enter(token, visitor -> signing.show(visitor, session, request.meaningCode()));
    }

    @Idempotent
    @PostMapping("/{intent}/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    SignedView confirm(
            @PathVariable String token,
            @PathVariable UUID intent,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody Confirmation request) {
        var outcome = door.enter(
                token,
                visitor -> signing.confirm(new ConfirmSignature(
                        visitor, session, intent, request.documentHash(), request.code(), request.signature())));
        return switch (outcome) {
            case SigningOutcome.Signed signed -> signed.signature();
            case SigningOutcome.Refused refused -> throw RefusedCode.problem(refused.code());
        };
    }
}

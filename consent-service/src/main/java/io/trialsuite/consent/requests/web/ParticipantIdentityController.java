package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.IdentifyingParticipants;
import io.trialsuite.consent.requests.Verification;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/p/requests/{token}")
class ParticipantIdentityController {

    private final ParticipantDoor door;
    private final IdentifyingParticipants identifying;

    ParticipantIdentityController(ParticipantDoor door, IdentifyingParticipants identifying) {
        this.door = door;
        this.identifying = identifying;
    }

    /** Where the code went, without saying the address, and how long it is good for. */
    record Challenge(String channel, long expiresInSeconds) {}

    record Code(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "has six digits")
            String code) {}

    record Session(String sessionToken, Instant expiresAt) {}

    @PostMapping("/identity-challenge")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Challenge challenge(@PathVariable String token) {
        return new Challenge("EMAIL", door.enter(token, identifying::challenge).toSeconds());
    }

    @PostMapping("/identity-verification")
    Session verify(@PathVariable String token, @Valid @RequestBody Code request) {
        return switch (door.enter(token, visitor -> identifying.verify(visitor, request.code()))) {
            case Verification.Verified verified -> new Session(verified.sessionToken(), verified.expiresAt());
            case Verification.Refused refused -> throw RefusedCode.problem(refused);
        };
    }
}

package io.trialsuite.consent.coverage.web;

import io.trialsuite.consent.coverage.WithdrawingConsents;
import io.trialsuite.consent.requests.web.ParticipantDoor;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/p/requests/{token}")
class ParticipantWithdrawalController {

    private final ParticipantDoor door;
    private final WithdrawingConsents withdrawing;

    ParticipantWithdrawalController(ParticipantDoor door, WithdrawingConsents withdrawing) {
        this.door = door;
        this.withdrawing = withdrawing;
    }

    /** No reason is asked for, and it takes effect at once. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody NewWithdrawal request) {
        door.act(token, visitor -> withdrawing.byLink(visitor, session, request.toCommand()));
    }
}

package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.WithdrawParticipant;
import io.trialsuite.consent.requests.WithdrawingParticipants;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/participants/{participantRef}")
class WithdrawalController {

    private final WithdrawingParticipants withdrawing;

    WithdrawalController(WithdrawingParticipants withdrawing) {
        this.withdrawing = withdrawing;
    }

    /** The participant has left the study. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID participantRef) {
        withdrawing.withdraw(new WithdrawParticipant(StaffMember.of(caller), new ParticipantRef(participantRef)));
    }
}

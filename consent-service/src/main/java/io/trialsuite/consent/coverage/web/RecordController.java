package io.trialsuite.consent.coverage.web;

import io.trialsuite.consent.coverage.CoverageView;
import io.trialsuite.consent.coverage.RecordCatalogue;
import io.trialsuite.consent.coverage.RecordView;
import io.trialsuite.consent.coverage.VoidReason;
import io.trialsuite.consent.coverage.VoidingRecords;
import io.trialsuite.consent.coverage.WithdrawingConsents;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}")
class RecordController {

    private final RecordCatalogue catalogue;
    private final WithdrawingConsents withdrawing;
    private final VoidingRecords voiding;
    private final Clock clock;

    RecordController(RecordCatalogue catalogue, WithdrawingConsents withdrawing, VoidingRecords voiding, Clock clock) {
        this.catalogue = catalogue;
        this.withdrawing = withdrawing;
        this.voiding = voiding;
        this.clock = clock;
    }

    record NewVoiding(@NotNull VoidReason reasonCode) {}

    @GetMapping("/participants/{participantRef}/consent-records")
    List<RecordView> records(Caller caller, @PathVariable UUID participantRef) {
        return catalogue.records(caller.organizationId(), new ParticipantRef(participantRef));
    }

    /** Whether the participant was covered for the purpose at the moment; now, when none is given. */
    @GetMapping("/participants/{participantRef}/coverage")
    CoverageView coverage(
            Caller caller,
            @PathVariable UUID participantRef,
            @RequestParam String purpose,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return catalogue.coverage(
                caller.organizationId(),
                new ParticipantRef(participantRef),
                purpose,
                asOf == null ? clock.instant() : asOf);
    }

    @PostMapping("/consent-records/{record}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID record, @Valid @RequestBody NewWithdrawal request) {
        withdrawing.atSite(StaffMember.of(caller), record, request.toCommand());
    }

    @PostMapping("/consent-records/{record}/voiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declareVoid(Caller caller, @PathVariable UUID record, @Valid @RequestBody NewVoiding request) {
        voiding.declareVoid(StaffMember.of(caller), record, request.reasonCode());
    }
}

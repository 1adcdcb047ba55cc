package io.trialsuite.consent.kiosk.web;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.kiosk.HandingOver;
import io.trialsuite.consent.requests.IdentityMethod;
import io.trialsuite.consent.requests.OpenedKiosk;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.web.ParticipantDoor;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Called by the device itself, on which staff are logged in until they hand it over. */
@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests/{request}")
class HandingOverController {

    private final HandingOver handing;

    HandingOverController(HandingOver handing) {
        this.handing = handing;
    }

    /**
     * To whom the device is handed.
     *
     * @param identityMethod how the caller has found out who is in front of them
     */
    record NewKioskSession(
            @NotNull SignatoryRole role, @NotNull IdentityMethod identityMethod) {}

    @PostMapping("/kiosk-sessions")
    @ResponseStatus(HttpStatus.CREATED)
    OpenedKiosk handOver(
            Caller caller,
            @PathVariable UUID request,
            @RequestHeader(name = ParticipantDoor.DEVICE, defaultValue = "") String device,
            @Valid @RequestBody NewKioskSession body) {
        return handing.handOver(
                Investigator.of(caller), new RequestId(request), body.role(), body.identityMethod(), device);
    }

    /** What was open on a device leads nowhere any more. */
    @PostMapping("/kiosk-lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable UUID request) {
        handing.takeBack(Investigator.of(caller), new RequestId(request));
    }
}

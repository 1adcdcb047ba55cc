package io.trialsuite.consent.dispatch.web;

import io.trialsuite.consent.dispatch.AskingOnSite;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestView;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests")
class OnSiteController {

    private final AskingOnSite asking;
    private final RequestCatalogue catalogue;

    OnSiteController(AskingOnSite asking, RequestCatalogue catalogue) {
        this.asking = asking;
        this.catalogue = catalogue;
    }

    record NewOnSiteRequest(
            @NotNull UUID versionId, @NotNull UUID participantRef) {}

    /** Of one participant, without a mail; a batch asks many by mail. */
    @Idempotent
    @PostMapping
    ResponseEntity<RequestView> ask(Caller caller, @Valid @RequestBody NewOnSiteRequest request) {
        var id = asking.ask(
                StaffMember.of(caller),
                new VersionId(request.versionId()),
                new ParticipantRef(request.participantRef()));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(catalogue.require(caller.organizationId(), id));
    }
}

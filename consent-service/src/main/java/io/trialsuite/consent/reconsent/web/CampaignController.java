package io.trialsuite.consent.reconsent.web;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.reconsent.Basis;
import io.trialsuite.consent.reconsent.CampaignCatalogue;
import io.trialsuite.consent.reconsent.CampaignView;
import io.trialsuite.consent.reconsent.StartCampaign;
import io.trialsuite.consent.reconsent.StartingCampaigns;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/reconsent-campaigns")
class CampaignController {

    private final StartingCampaigns starting;
    private final CampaignCatalogue catalogue;

    CampaignController(StartingCampaigns starting, CampaignCatalogue catalogue) {
        this.starting = starting;
        this.catalogue = catalogue;
    }

    record NewCampaign(
            @NotBlank @SingleLine @Size(max = 120) String name,
            @NotNull UUID fromVersionId,
            @NotNull UUID toVersionId,
            @NotNull Basis basis,
            @NotNull Instant dueBy) {

        StartCampaign toCommand(StaffMember by) {
            return new StartCampaign(by, name, new VersionId(fromVersionId), new VersionId(toVersionId), basis, dueBy);
        }
    }

    @Idempotent
    @PostMapping
    ResponseEntity<CampaignView> start(Caller caller, @Valid @RequestBody NewCampaign request) {
        var id = starting.start(request.toCommand(StaffMember.of(caller)));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(catalogue.require(caller.organizationId(), id));
    }

    @GetMapping
    CursorPage<CampaignView> list(Caller caller, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.campaigns(caller.organizationId(), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.startedAt(), it.campaignId()));
    }

    @GetMapping("/{campaign}")
    CampaignView get(Caller caller, @PathVariable UUID campaign) {
        return catalogue.require(caller.organizationId(), campaign);
    }
}

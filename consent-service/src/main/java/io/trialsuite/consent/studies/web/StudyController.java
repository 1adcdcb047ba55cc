package io.trialsuite.consent.studies.web;

import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.RegisterStudy;
import io.trialsuite.consent.studies.RegisteringStudies;
import io.trialsuite.consent.studies.StudyCatalogue;
import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.consent.studies.StudyView;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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
@RequestMapping("/v1/organizations/{organization}/studies")
class StudyController {

    private final RegisteringStudies registering;
    private final StudyCatalogue catalogue;

    StudyController(RegisteringStudies registering, StudyCatalogue catalogue) {
        this.registering = registering;
        this.catalogue = catalogue;
    }

    record NewStudy(
            @NotBlank @SingleLine @Size(max = 64) String protocolNumber,
            @NotBlank @SingleLine @Size(max = 300) String title,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull NewSite> sites) {}

    record NewSite(
            @NotBlank @SingleLine @Size(max = 32) String code,
            @NotBlank @SingleLine @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
            String country) {

        RegisterStudy.Site toSite() {
            return new RegisterStudy.Site(code, name, country);
        }
    }

    @Idempotent
    @PostMapping
    ResponseEntity<StudyView> register(Caller caller, @Valid @RequestBody NewStudy request) {
        var sites = request.sites().stream().map(NewSite::toSite).toList();
        var id = registering.register(
                new RegisterStudy(StaffMember.of(caller), request.protocolNumber(), request.title(), sites));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(catalogue.require(caller.organizationId(), id));
    }

    @GetMapping
    CursorPage<StudyView> list(Caller caller, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.list(caller.organizationId(), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.createdAt(), it.studyId()));
    }

    @GetMapping("/{study}")
    StudyView get(Caller caller, @PathVariable UUID study) {
        return catalogue.require(caller.organizationId(), new StudyId(study));
    }
}

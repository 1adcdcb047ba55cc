package io.trialsuite.consent.participants.web;

import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.participants.ImportParticipants;
import io.trialsuite.consent.participants.ImportParticipants.OnInvalid;
import io.trialsuite.consent.participants.ImportResult;
import io.trialsuite.consent.participants.ImportingParticipants;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.problem.Invalid;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/participant-groups/{group}/imports")
class ImportController {

    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportingParticipants importing;

    ImportController(ImportingParticipants importing) {
        this.importing = importing;
    }

    /**
     * Takes all rows of the file or none; with {@code ?onInvalid=skip}, those that are valid; with {@code ?preview=true}, none, and
     * tells what would become of each.
     */
    @Idempotent
    @PostMapping(consumes = {"text/csv", SPREADSHEET})
    ImportResult importParticipants(
            Caller caller,
            @PathVariable UUID group,
            @RequestParam(defaultValue = "refuse") String onInvalid,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestBody byte[] file) {
        return importing.importParticipants(
                new ImportParticipants(StaffMember.of(caller), new GroupId(group), file, choice(onInvalid), preview));
    }

    private static OnInvalid choice(String onInvalid) {
        return switch (onInvalid) {
            case "refuse" -> OnInvalid.REFUSE;
            case "skip" -> OnInvalid.SKIP;
            default -> throw new Invalid("on-invalid-unknown", "onInvalid is refuse or skip.");
        };
    }
}

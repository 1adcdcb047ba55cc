package io.trialsuite.consent.participants.web;

import io.trialsuite.consent.participants.CreateGroup;
import io.trialsuite.consent.participants.FormingGroups;
import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.participants.GroupRoll;
import io.trialsuite.consent.participants.GroupView;
import io.trialsuite.consent.participants.MemberView;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyId;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/participant-groups")
class GroupController {

    private final FormingGroups forming;
    private final GroupRoll roll;

    GroupController(FormingGroups forming, GroupRoll roll) {
        this.forming = forming;
        this.roll = roll;
    }

    record NewGroup(
            @NotNull UUID studyId,
            @NotBlank @SingleLine @Size(max = 120) String name) {}

    @Idempotent
    @PostMapping
    ResponseEntity<GroupView> create(Caller caller, @Valid @RequestBody NewGroup request) {
        var id =
                forming.create(new CreateGroup(StaffMember.of(caller), new StudyId(request.studyId()), request.name()));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(roll.require(caller.organizationId(), id));
    }

    @GetMapping
    CursorPage<GroupView> list(Caller caller, Paging paging) {
        var before = paging.after().map(Cursor::id).orElse(null);
        var rows = roll.groups(caller.organizationId(), before, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(it.createdAt(), it.groupId()));
    }

    @GetMapping("/{group}")
    GroupView get(Caller caller, @PathVariable UUID group) {
        return roll.require(caller.organizationId(), new GroupId(group));
    }

    @GetMapping("/{group}/members")
    CursorPage<MemberView> members(Caller caller, @PathVariable UUID group, Paging paging) {
        var after = paging.after().map(Cursor::id).orElse(null);
        var rows = roll.members(caller.organizationId(), new GroupId(group), after, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(Instant.EPOCH, it.participantRef()));
    }

    @DeleteMapping("/{group}/members/{participantRef}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID group, @PathVariable UUID participantRef) {
        forming.remove(StaffMember.of(caller), new GroupId(group), new ParticipantRef(participantRef));
    }
}

package io.trialsuite.auth.memberships.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.StaffDirectory;
import io.trialsuite.auth.memberships.StaffView;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Other services asking for the people of an organization. */
@RestController
class InternalMemberController {

    private final StaffDirectory staff;

    InternalMemberController(StaffDirectory staff) {
        this.staff = staff;
    }

    @GetMapping("/internal/v1/organizations/{org}/members")
    @Operation(summary = "Ids, roles and states of the organization's people, without names; for services")
    CursorPage<StaffView> staff(@PathVariable UUID org, Paging paging) {
        return staff.of(new OrganizationId(org), paging);
    }
}

package io.trialsuite.auth.studyroles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialsuite.auth.studyroles.StudyRoleEvent.StudyRoleAssigned;
import io.trialsuite.auth.studyroles.StudyRoleEvent.StudyRoleEnded;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class StudyRoleMessages {

    private StudyRoleMessages() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssignedV1(
            UUID roleId,
            UUID accountId,
            UUID organizationId,
            UUID studyId,
            Seat seat,
            List<UUID> siteIds,
            @Nullable Instant until) {

        static AssignedV1 of(StudyRoleAssigned event) {
            return new AssignedV1(
                    event.role().value(),
                    event.account().value(),
                    event.organization().value(),
                    event.study(),
                    event.seat(),
                    event.sites(),
                    event.until());
        }
    }

    record EndedV1(UUID roleId, UUID accountId, UUID organizationId, UUID studyId, Seat seat, String reasonCode) {

        static EndedV1 of(StudyRoleEnded event) {
            return new EndedV1(
                    event.role().value(),
                    event.account().value(),
                    event.organization().value(),
                    event.study(),
                    event.seat(),
                    event.reason());
        }
    }

    static OutboxMessage of(StudyRoleEvent event) {
        return switch (event) {
            case StudyRoleAssigned it ->
                OutboxMessage.of("auth.study-role.assigned.v1", it.account(), it.at(), AssignedV1.of(it))
                        .with("organizationid", it.organization())
                        .with("studyid", it.study());
            case StudyRoleEnded it ->
                OutboxMessage.of("auth.study-role.ended.v1", it.account(), it.at(), EndedV1.of(it))
                        .with("organizationid", it.organization())
                        .with("studyid", it.study());
        };
    }
}

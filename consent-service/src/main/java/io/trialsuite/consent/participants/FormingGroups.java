package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.studies.StudyCatalogue;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FormingGroups {

    private final ParticipantGroups groups;
    private final StudyCatalogue studies;
    private final AuditTrail audit;
    private final Clock clock;

    FormingGroups(ParticipantGroups groups, StudyCatalogue studies, AuditTrail audit, Clock clock) {
        this.groups = groups;
        this.studies = studies;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public GroupId create(CreateGroup command) {
        var organization = command.by().organizationId();
        studies.require(organization, command.study());
        if (groups.existsByOrganizationIdAndStudyIdAndName(
                organization, command.study().value(), command.name())) {
            throw new GroupNameTaken(command.name());
        }
        var at = clock.instant();
        var group = new ParticipantGroup(GroupId.next(), command, at);
        groups.save(group);
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.group.created",
                "participant-group",
                group.id().toString(),
                at,
                null,
                Map.of("studyId", command.study().toString()),
                null));
        return group.id();
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyCatalogue;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FormingGroups {

    private final ParticipantGroups groups;
    private final ParticipantRegister register;
    private final StudyCatalogue studies;
    private final AuditTrail audit;
    private final Clock clock;

    FormingGroups(
            ParticipantGroups groups,
            ParticipantRegister register,
            StudyCatalogue studies,
            AuditTrail audit,
            Clock clock) {
        this.groups = groups;
        this.register = register;
        this.studies = studies;
        this.audit = audit;
        this.clock = clock;
    }

    /** One whose members are known already. */
    @Transactional
    public GroupId form(CreateGroup command, Collection<ParticipantRef> members) {
        var group = create(command);
        groups.flush();
        register.join(command.by().organizationId(), group, members, clock.instant());
        return group;
    }

    /** Who is sent to in a batch that is started stays in its items. */
    @Transactional
    public void remove(StaffMember by, GroupId group, ParticipantRef member) {
        groups.require(by.organizationId(), group);
        if (!register.leave(by.organizationId(), group, member)) {
            throw new MemberNotFound();
        }
        audit.record(new AuditEntry(
                by.organizationId(),
                by.actor(),
                "consent.group.member-removed",
                "participant-group",
                group.toString(),
                clock.instant(),
                Map.of("participantRef", member.toString()),
                null,
                null));
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

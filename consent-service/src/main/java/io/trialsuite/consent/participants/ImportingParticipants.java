package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.participants.ImportParticipants.OnInvalid;
import io.trialsuite.consent.participants.ParticipantRegister.New;
import io.trialsuite.consent.studies.StudyCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ImportingParticipants {

    private final ParticipantGroups groups;
    private final ParticipantRegister register;
    private final StudyCatalogue studies;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingParticipants(
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

    /** Takes all rows or, when one is wrong, none, unless the command says to skip the wrong ones. */
    @Transactional
    public ImportResult importParticipants(ImportParticipants command) {
        var at = clock.instant();
        var organization = command.by().organizationId();
        var group = groups.require(organization, command.group());
        var file =
                ParticipantFile.read(command.file(), at.atOffset(ZoneOffset.UTC).getYear());
        register.lock(organization, group.study());
        var sites = studies.siteIds(organization, group.study());
        var known = register.known(organization, group.study(), file.rows());

        var errors = new ArrayList<>(file.errors());
        var fresh = new ArrayList<New>();
        var members = new ArrayList<ParticipantRef>();
        for (var row : file.rows()) {
            var site = sites.get(row.siteCode());
            var person = known.get(row.subjectNo());
            if (site == null) {
                errors.add(RowError.of(row.line(), "site_code", "unknown-site", "The study has no such site."));
            } else if (person == null) {
                fresh.add(new New(ParticipantRef.next(), site, row));
            } else if (person.site().equals(site) && person.identity().equals(row.identity())) {
                members.add(person.participant());
            } else {
                errors.add(RowError.of(
                        row.line(),
                        "subject_code",
                        "duplicate-in-study",
                        "The study knows this subject with other data."));
            }
        }
        errors.sort(Comparator.comparingLong(RowError::line));
        if (!command.preview()
                && !errors.isEmpty()
                && (command.onInvalid() == OnInvalid.REFUSE || (fresh.isEmpty() && members.isEmpty()))) {
            throw new FileRefused(errors);
        }
        return command.preview()
                ? preview(command, group, file, fresh, members, errors)
                : take(command, group, file, fresh, members, errors, at);
    }

    private ImportResult take(
            ImportParticipants command,
            ParticipantGroup group,
            ParticipantFile file,
            List<New> fresh,
            List<ParticipantRef> members,
            List<RowError> errors,
            Instant at) {
        var organization = command.by().organizationId();
        register.register(organization, group.study(), fresh, at);
        register.join(
                organization, group.id(), fresh.stream().map(New::participant).toList(), at);
        var joined = register.join(organization, group.id(), members, at);
        var result = result(false, file, fresh.size(), joined, members.size() - joined, errors);
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.participants.imported",
                "participant-group",
                group.id().toString(),
                at,
                null,
                Map.of("registered", fresh.size(), "joined", joined, "skipped", lines(errors)),
                null));
        return result;
    }

    private ImportResult preview(
            ImportParticipants command,
            ParticipantGroup group,
            ParticipantFile file,
            List<New> fresh,
            List<ParticipantRef> members,
            List<RowError> errors) {
        var joining = members.size() - register.members(command.by().organizationId(), group.id(), members);
        return result(true, file, fresh.size(), joining, members.size() - joining, errors);
    }

    private static ImportResult result(
            boolean preview, ParticipantFile file, int registered, int joined, int unchanged, List<RowError> errors) {
        return new ImportResult(
                preview,
                file.encoding().name(),
                registered + joined + unchanged + lines(errors),
                registered,
                joined,
                unchanged,
                errors);
    }

    private static int lines(List<RowError> errors) {
        return (int) errors.stream().map(RowError::line).distinct().count();
    }
}

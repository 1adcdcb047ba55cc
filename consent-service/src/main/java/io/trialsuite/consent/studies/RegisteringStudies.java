package io.trialsuite.consent.studies;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class RegisteringStudies {

    private final Studies studies;
    private final AuditTrail audit;
    private final Clock clock;

    RegisteringStudies(Studies studies, AuditTrail audit, Clock clock) {
        this.studies = studies;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public StudyId register(RegisterStudy command) {
        var organization = command.by().organizationId();
        if (studies.existsByOrganizationIdAndProtocolNumber(organization, command.protocolNumber())) {
            throw new ProtocolNumberTaken(command.protocolNumber());
        }
        var at = clock.instant();
        var study = new Study(StudyId.next(), command, at);
        studies.save(study);
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.study.registered",
                "study",
                study.id().toString(),
                at,
                null,
                Map.of(
                        "protocolNumber",
                        command.protocolNumber(),
                        "sites",
                        command.sites().size()),
                null));
        return study.id();
    }
}

package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.tenant.TenantContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once an hour, the site is told whose copy did not arrive (CI-10). */
@Component
class OverdueSweep {

    private static final Logger log = LoggerFactory.getLogger(OverdueSweep.class);

    private final DeliveringCopies copies;
    private final AuditCheckpoints trails;

    OverdueSweep(DeliveringCopies copies, AuditCheckpoints trails) {
        this.copies = copies;
        this.trails = trails;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    public void run() {
        for (var organization : trails.organizations()) {
            try (var tenant = TenantContext.open(organization)) {
                var overdue = copies.tellOverdue(organization);
                if (overdue > 0) {
                    log.atInfo()
                            .addKeyValue("organizationId", organization)
                            .addKeyValue("copies", overdue)
                            .log("Copies are overdue");
                }
            } catch (RuntimeException failure) {
                log.atWarn()
                        .setCause(failure)
                        .addKeyValue("organizationId", organization)
                        .log("Overdue copies were not looked for; the next pass does");
            }
        }
    }
}

package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditCheckpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day, every organization's trail is bound by a signature that whoever can write its tables cannot give. */
@Component
class CheckpointSweep {

    private static final Logger log = LoggerFactory.getLogger(CheckpointSweep.class);

    private final AuditCheckpoints checkpoints;

    CheckpointSweep(AuditCheckpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Scheduled(fixedDelayString = "${consent.checkpoint-interval:24h}", initialDelayString = "1m")
    public void run() {
        for (var organization : checkpoints.organizations()) {
            try {
                checkpoints
                        .create(organization)
                        .ifPresent(it -> log.atInfo()
                                .addKeyValue("organizationId", organization)
                                .addKeyValue("checkpoint", it.number())
                                .addKeyValue("lastEntry", it.last())
                                .log("Audit checkpoint"));
            } catch (RuntimeException failure) {
                log.atWarn()
                        .setCause(failure)
                        .addKeyValue("organizationId", organization)
                        .log("No audit checkpoint; the next pass tries again");
            }
        }
    }
}

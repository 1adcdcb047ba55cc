package io.trialsuite.consent.copies;

import io.trialsuite.consent.work.WorkLoop;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class SealingLoop extends WorkLoop {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** @param worker asked for late, because it keeps copies through those who wake this loop */
    SealingLoop(ObjectProvider<SealingWorker> worker) {
        super("consent-sealing", goOn -> worker.getObject().run(goOn), BETWEEN_LOOKS);
    }
}

package io.trialsuite.consent.copies;

import io.trialsuite.consent.work.WorkHealthIndicator;
import org.springframework.stereotype.Component;

/** Whether copies of completed consents are being made. */
@Component
class SealingHealthIndicator extends WorkHealthIndicator {

    SealingHealthIndicator(SealingLoop loop) {
        super(loop);
    }
}

package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.work.WorkHealthIndicator;
import org.springframework.stereotype.Component;

/** Whether started batches are being worked off. */
@Component
class DispatchHealthIndicator extends WorkHealthIndicator {

    DispatchHealthIndicator(DispatchLoop loop) {
        super(loop);
    }
}

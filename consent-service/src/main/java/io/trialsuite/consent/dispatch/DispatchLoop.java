package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.work.WorkLoop;
import org.springframework.stereotype.Component;

@Component
class DispatchLoop extends WorkLoop {

    DispatchLoop(DispatchWorker worker, DispatchProperties properties) {
        super("consent-dispatch", worker::run, properties.pollInterval());
    }
}

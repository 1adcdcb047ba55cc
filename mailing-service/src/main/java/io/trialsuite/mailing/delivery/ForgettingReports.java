package io.trialsuite.mailing.delivery;

import io.trialsuite.mailing.work.DueWork;
import io.trialsuite.mailing.work.WorkQueue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases what an event of nobody's mail said, once the operators have had time to look at it. */
@Service
class ForgettingReports {

    private final ParkedReports parked;
    private final WorkQueue forgettingQueue;

    ForgettingReports(ParkedReports parked, WorkQueue forgettingQueue) {
        this.parked = parked;
        this.forgettingQueue = forgettingQueue;
    }

    @Transactional
    public void forget(DueWork work) {
        parked.erase(work.id());
        forgettingQueue.done(work.id());
    }
}

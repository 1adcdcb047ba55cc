package io.trialsuite.consent.requests;

import io.trialsuite.consent.participants.LeavingStudies;
import io.trialsuite.consent.participants.WithdrawParticipant;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A participant leaves the study: what they were asked and have not answered ends with it, and so does what they consented to. */
@Service
public class WithdrawingParticipants {

    private final LeavingStudies leaving;
    private final ConsentRequests requests;
    private final CancellingRequests cancelling;
    private final List<LeavingListener> listeners;
    private final Clock clock;

    WithdrawingParticipants(
            LeavingStudies leaving,
            ConsentRequests requests,
            CancellingRequests cancelling,
            List<LeavingListener> listeners,
            Clock clock) {
        this.leaving = leaving;
        this.requests = requests;
        this.cancelling = cancelling;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(WithdrawParticipant command) {
        var at = clock.instant();
        leaving.leave(command, at);
        requests.findOpenLocked(
                        command.by().organizationId(), command.participant().value())
                .forEach(request ->
                        cancelling.end(request, command.by().actor(), CancelReason.PARTICIPANT_WITHDRAWN, at));
        listeners.forEach(listener -> listener.left(command.by(), command.participant(), at));
    }
}

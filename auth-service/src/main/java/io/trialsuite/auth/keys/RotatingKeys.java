package io.trialsuite.auth.keys;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.PlatformStream;
import io.trialsuite.auth.keys.SigningKey.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads keys through their life: published before it signs, so that everybody knows it; published after it has signed, so that
 * no token outlives its key.
 */
@Service
public class RotatingKeys {

    private final SigningKeyStore store;
    private final RotationProperties properties;
    private final AuditTrail audit;
    private final Clock clock;

    RotatingKeys(SigningKeyStore store, RotationProperties properties, AuditTrail audit, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    @Transactional
    public void advance() {
        var now = clock.instant();
        store.lock();
        store.inStateSince(State.VERIFY_ONLY, now.minus(properties.verifiedAfter()))
                .forEach(old -> move(old, State.RETIRED, now));
        store.inStateSince(State.PUBLISHED, now.minus(properties.publishedBefore()))
                .forEach(next -> takeOver(next, now));
        var due = now.minus(properties.signing()).plus(properties.publishedBefore());
        if (!store.inStateSince(State.SIGNING, due).isEmpty()) {
            publishNext("rotation", now);
        }
    }

    /**
     * Begins a rotation before its time, as after a suspicion; the next key signs once everybody knows it.
     *
     * @return false when one has begun already
     */
    @Transactional
    public boolean begin() {
        store.lock();
        return publishNext("operator", clock.instant());
    }

    private void takeOver(String next, Instant now) {
        store.inStateSince(State.SIGNING, now).forEach(signing -> move(signing, State.VERIFY_ONLY, now));
        move(next, State.SIGNING, now);
    }

    /** Making a key takes a while, so it is made only when there is a place for it. */
    @CanIgnoreReturnValue
    private boolean publishNext(String by, Instant now) {
        if (!store.inStateSince(State.PUBLISHED, now).isEmpty()) {
            return false;
        }
        var key = SigningKey.generate(State.PUBLISHED);
        var stored = store.store(key);
        if (stored) {
            record(by, key.id(), State.PUBLISHED, now);
        }
        return stored;
    }

    private void move(String kid, State state, Instant now) {
        store.move(kid, state);
        record("rotation", kid, state, now);
    }

    private void record(String by, String kid, State state, Instant now) {
        audit.record(new AuditEntry(
                PlatformStream.ID,
                AuditActor.system(by),
                "auth.signing-key.moved",
                "signing-key",
                kid,
                now,
                null,
                Map.of("state", state),
                null));
    }
}

package io.trialsuite.auth.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The published keys, read again every half minute so that all instances agree soon after a rotation. The first instance ever
 * to start makes the first key, before the port opens.
 */
@Component
public class KeyRing implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final SigningKeyStore store;
    private final Clock clock;
    private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();

    private record Snapshot(List<SigningKey> keys, Instant at) {

        JWKSet jwks() {
            return new JWKSet(keys.stream().<JWK>map(SigningKey::pair).toList());
        }
    }

    KeyRing(SigningKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (store.load().isEmpty()) {
            store.store(SigningKey.generate(SigningKey.State.SIGNING));
        }
        RSAKey checked = signingKey();
        if (!checked.isPrivate()) {
            throw new IllegalStateException("Signing key " + checked.getKeyID() + " has no private part");
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current().jwks());
    }

    RSAKey signingKey() {
        return current().keys().stream()
                .filter(key -> key.state() == SigningKey.State.SIGNING)
                .map(SigningKey::pair)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no signing key"));
    }

    private Snapshot current() {
        var now = clock.instant();
        var cached = snapshot.get();
        if (cached != null && now.isBefore(cached.at().plus(FRESH))) {
            return cached;
        }
        var loaded = new Snapshot(store.load(), now);
        snapshot.set(loaded);
        return loaded;
    }
}

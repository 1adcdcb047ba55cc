package io.trialsuite.gateway.provider.web;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/** Asks the provider for its addresses when the first one is needed: the gateway starts before auth-service. */
@Component
public class Provider implements ClientRegistrationRepository {

    public static final String ID = "auth";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);

    private final ProviderProperties properties;
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable ClientRegistration discovered;

    Provider(ProviderProperties properties) {
        this.properties = properties;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    ClientRegistration registration() {
        var known = discovered;
        if (known != null) {
            return known;
        }
        discovering.lock();
        try {
            var meanwhile = discovered;
            return meanwhile == null ? discover() : meanwhile;
        } finally {
            discovering.unlock();
        }
    }

    private ClientRegistration discover() {
        try {
            var registration = ClientRegistrations.fromOidcIssuerLocation(
                            properties.issuer().toString())
                    .registrationId(ID)
                    .clientId("gateway")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .redirectUri(properties.origin() + "/login/oauth2/code/" + ID)
                    .scope("openid")
                    .build();
            discovered = registration;
            return registration;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            log.atWarn().setCause(unreachable).log("The OpenID provider's metadata cannot be read");
            throw new ProviderUnreachable();
        }
    }
}

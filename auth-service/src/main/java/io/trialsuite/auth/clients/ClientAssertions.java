package io.trialsuite.auth.clients;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Verifies client assertions with the keys from the configuration; the framework's own factory would fetch them from an
 * address. An assertion is short-lived and good for one token.
 */
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** By how much the framework lets an assertion outlive its expiry. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final OAuth2TokenValidatorResult ENDLESS =
            refusal("The assertion must have an id, and expire within " + LONGEST);

    private static final OAuth2TokenValidatorResult USED = refusal("The assertion was used before");

    private final ServiceClientProperties properties;
    private final UsedAssertions used;
    private final Clock clock;

    ClientAssertions(ServiceClientProperties properties, UsedAssertions used, Clock clock) {
        this.properties = properties;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        var client = properties.find(registered.getClientId()).orElseThrow();
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(client.keys()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        var framework = JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(registered);
        decoder.setJwtValidator(assertion -> {
            var result = framework.validate(assertion);
            return result.hasErrors() ? result : use(client, assertion);
        });
        return decoder;
    }

    /** Comes last: an assertion that is refused for another reason is not used up. */
    private OAuth2TokenValidatorResult use(ServiceClient client, Jwt assertion) {
        var id = assertion.getId();
        var expiry = assertion.getExpiresAt();
        if (id == null || expiry == null || expiry.isAfter(clock.instant().plus(LONGEST))) {
            return ENDLESS;
        }
        return used.use(client.id(), id, expiry.plus(SKEW)) ? OAuth2TokenValidatorResult.success() : USED;
    }

    private static OAuth2TokenValidatorResult refusal(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_client", description, null));
    }
}

package io.trialsuite.auth.clients;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
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
 * address. An assertion must be short-lived, since it could be replayed for as long as it is valid.
 */
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final OAuth2Error TOO_LONG =
            new OAuth2Error("invalid_client", "The assertion must expire within " + LONGEST, null);

    private final ServiceClientProperties properties;
    private final Clock clock;

    ClientAssertions(ServiceClientProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        var client = properties.find(registered.getClientId()).orElseThrow();
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(client.keys()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(registered), shortLived()));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> shortLived() {
        return assertion -> {
            var latest = clock.instant().plus(LONGEST);
            return Objects.requireNonNull(assertion.getExpiresAt()).isAfter(latest)
                    ? OAuth2TokenValidatorResult.failure(TOO_LONG)
                    : OAuth2TokenValidatorResult.success();
        };
    }
}

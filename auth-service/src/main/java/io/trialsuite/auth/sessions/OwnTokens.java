package io.trialsuite.auth.sessions;

import io.trialsuite.auth.keys.KeyRing;
import io.trialsuite.auth.keys.TokenProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** This service verifies its own tokens with its own keys, without asking itself over HTTP. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {

    @Bean
    JwtDecoder accessTokenDecoder(KeyRing keys, TokenProperties properties, SessionLiveness liveness, Clock clock) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        var timestamps = new JwtTimestampValidator();
        timestamps.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(properties.issuer().toString()),
                new JwtAudienceValidator(properties.audience()),
                timestamps,
                liveness));
        return decoder;
    }
}

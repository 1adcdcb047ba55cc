package io.trialsuite.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Which access tokens this service believes: RS256 by a key of the issuer's set, type {@code at+jwt}, our issuer, our audience
 * and no other, not expired. Keys named or enclosed in the token itself are never looked at.
 */
final class AccessTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Duration KEYS_SURVIVE_OUTAGE = Duration.ofHours(12);
    private static final int KEY_SET_LIMIT = 256 * 1024;

    private AccessTokens() {}

    /** Fetches no key before the first token, so that services start in any order. */
    static JwtDecoder decoder(
            String jwkSetUri, String issuer, List<String> audiences, List<OAuth2TokenValidator<Jwt>> further) {
        var decoder = NimbusJwtDecoder.withJwkSource(keysAt(jwkSetUri))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"))))
                .build();
        var validators = new ArrayList<OAuth2TokenValidator<Jwt>>(List.of(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, claimed -> isOurs(claimed, audiences))));
        validators.addAll(further);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }

    private static boolean isOurs(List<String> claimed, List<String> audiences) {
        return claimed != null && claimed.size() == 1 && audiences.contains(claimed.getFirst());
    }

    private static JWKSource<SecurityContext> keysAt(String jwkSetUri) {
        var retriever = new DefaultResourceRetriever(2_000, 2_000, KEY_SET_LIMIT);
        try {
            var keys = JWKSourceBuilder.create(URI.create(jwkSetUri).toURL(), retriever)
                    .retrying(true)
                    .outageTolerant(KEYS_SURVIVE_OUTAGE.toMillis())
                    .build();
            return new KnownKeys(keys, InstantSource.system());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not an address of a key set: " + jwkSetUri, e);
        }
    }
}

package io.trialsuite.auth.keys;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs every token of this service the same way, whoever composed its claims: RS256, the current key, {@code typ: at+jwt}
 * (RFC 9068), whatever header the caller proposed.
 */
@Component
public class TokenSigner implements JwtEncoder {

    private final KeyRing keys;

    TokenSigner(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        var key = keys.signingKey();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type("at+jwt")
                .keyId(key.getKeyID())
                .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
                .encode(JwtEncoderParameters.from(header, parameters.getClaims()));
    }
}

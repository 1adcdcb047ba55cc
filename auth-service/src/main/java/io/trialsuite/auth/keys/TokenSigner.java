package io.trialsuite.auth.keys;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs every access token of this service the same way, whoever composed its claims: RS256, the current key, {@code typ: at+jwt}
 * (RFC 9068), whatever header the caller proposed. An id token has another type, so that it opens nothing.
 */
@Component
public class TokenSigner implements JwtEncoder {

    private final KeyRing keys;

    TokenSigner(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        return encode("at+jwt", parameters.getClaims());
    }

    public Jwt encodeIdToken(JwtClaimsSet claims) {
        return encode("JWT", claims);
    }

    private Jwt encode(String type, JwtClaimsSet claims) {
        var key = keys.signingKey();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(type)
                .keyId(key.getKeyID())
                .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
                .encode(JwtEncoderParameters.from(header, claims));
    }
}

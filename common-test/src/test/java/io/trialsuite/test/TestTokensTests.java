package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

    private static final TestTokens TOKENS = TestTokens.start();
    private final NimbusJwtDecoder decoder = decoder();
    private final TestToken token = TOKENS.user("vdr-service", UUID.randomUUID(), UUID.randomUUID(), "OWNER");

    @AfterAll
    static void stop() {
        TOKENS.close();
    }

    @Test
    void aTokenHasTheShapeOfAuthServices() {
        var read = decoder.decode(token.scope("rooms:read").value());

        assertThat(read.getHeaders()).containsEntry("typ", "at+jwt").containsEntry("alg", "RS256");
        assertThat(read.getAudience()).containsExactly("vdr-service");
        assertThat(read.getClaimAsString("org_role")).isEqualTo("OWNER");
        assertThat(read.getClaims())
                .containsKeys("iss", "sub", "org_id", "mver", "scope", "exp", "sid", "auth_time", "amr", "acr");
    }

    @Test
    void aForgedOneDoesNotVerify() {
        assertThatThrownBy(() -> decoder.decode(token.forged().value())).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder.decode(token.unsignedValue())).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder.decode(token.valueSignedWithPublicKeyAsSecret()))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void aServicesTokenHasNoOrganization() {
        var read = decoder.decode(
                TOKENS.service("vdr-service", "mailing-service", "vdr.internal").value());

        assertThat(read.getSubject()).isEqualTo("mailing-service");
        assertThat(read.getClaims()).doesNotContainKey("org_id");
    }

    private static NimbusJwtDecoder decoder() {
        var decoder = NimbusJwtDecoder.withJwkSetUri(TOKENS.jwkSetUri())
                .validateType(false)
                .build();
        decoder.setJwtValidator(new JwtTimestampValidator());
        return decoder;
    }
}

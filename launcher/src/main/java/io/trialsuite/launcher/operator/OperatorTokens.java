package io.trialsuite.launcher.operator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.demo.Reply;
import io.trialsuite.launcher.home.ClientKey;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Asks auth-service for tokens as any service would: client credentials with {@code private_key_jwt}. */
public final class OperatorTokens {

    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(1);

    private final Api api;
    private final Addresses addresses;
    private final ClientKey key;
    private final Clock clock;

    public OperatorTokens(Api api, Addresses addresses, ClientKey key, Clock clock) {
        this.api = api;
        this.addresses = addresses;
        this.key = key;
        this.clock = clock;
    }

    /** A new token that opens what the service keeps for operators, for five minutes. */
    public String of(Service service) {
        var reply = ask(service);
        while (reply.status() == 401 && reply.repeated()) {
            // The try that got no answer has used the assertion up.
            reply = ask(service);
        }
        if (!reply.isSuccess()) {
            throw new SuiteFailure("auth-service gave the operator no token for %s: %d %s."
                    .formatted(
                            service.title(),
                            reply.status(),
                            reply.body().path("error").asString("")));
        }
        return reply.body().path("access_token").asString();
    }

    private Reply ask(Service service) {
        return api.post(addresses.of(Service.AUTH, "/oauth2/token"))
                .form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        ServiceSettings.OPERATOR,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion(),
                        "audience",
                        service.title(),
                        "scope",
                        ServiceSettings.OPERATORS_SCOPE))
                .send();
    }

    private String assertion() {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ServiceSettings.OPERATOR)
                .subject(ServiceSettings.OPERATOR)
                .audience(addresses.of(Service.AUTH, ""))
                .jwtID(UUID.randomUUID().toString())
                .claim("exp", clock.instant().plus(ASSERTION_LIFETIME).getEpochSecond())
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.pair().getKeyID())
                .build();
        try {
            var assertion = new SignedJWT(header, claims);
            assertion.sign(new RSASSASigner(key.pair()));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The operator's key cannot sign", e);
        }
    }
}

package io.trialsuite.auth.login;

import io.trialsuite.auth.clients.Grant;
import io.trialsuite.auth.clients.GrantRefused;
import io.trialsuite.auth.clients.GrantRequest;
import io.trialsuite.auth.clients.GrantedTokens;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.ExchangeToken;
import io.trialsuite.auth.sessions.KeepingSessions;
import io.trialsuite.auth.sessions.SessionId;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * The person's token for this service for one that is good at another service, in one organization (RFC 8693). The client names
 * the organization each time, so that two windows of one person can work in two.
 */
@Component
class ExchangeGrant implements Grant {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final KeepingSessions keeping;
    private final JwtDecoder accessTokenDecoder;

    ExchangeGrant(KeepingSessions keeping, JwtDecoder accessTokenDecoder) {
        this.keeping = keeping;
        this.accessTokenDecoder = accessTokenDecoder;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:token-exchange";
    }

    @Override
    public GrantedTokens grant(GrantRequest request) {
        if (!ACCESS_TOKEN.equals(request.require("subject_token_type"))) {
            throw new GrantRefused("invalid_request", "The subject token is an access token");
        }
        var audience = request.require("audience");
        if (!request.audiences().contains(audience)) {
            throw new GrantRefused("invalid_target", "Name one audience that this client may call");
        }
        var command = new ExchangeToken(
                session(request.require("subject_token")),
                request.client(),
                organization(request.require("organization_id")),
                audience);
        return CodeGrant.tokens(keeping.exchange(command), Map.of("issued_token_type", ACCESS_TOKEN));
    }

    private SessionId session(String subjectToken) {
        try {
            var sid = accessTokenDecoder.decode(subjectToken).getClaimAsString("sid");
            if (sid != null) {
                return new SessionId(UUID.fromString(sid));
            }
        } catch (JwtException notOurs) {
            // said below, like a token of nobody
        }
        throw new GrantRefused("invalid_grant", "The subject token is not good, or no longer");
    }

    private static OrganizationId organization(String text) {
        try {
            return OrganizationId.of(text);
        } catch (IllegalArgumentException e) {
            throw new GrantRefused("invalid_request", "Malformed: organization_id");
        }
    }
}

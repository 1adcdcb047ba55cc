package io.trialsuite.auth.login;

import io.trialsuite.auth.clients.Grant;
import io.trialsuite.auth.clients.GrantRequest;
import io.trialsuite.auth.clients.GrantedTokens;
import io.trialsuite.auth.sessions.RefreshingSessions;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The next link of a session's chain, for the client that keeps it. */
@Component
class RefreshGrant implements Grant {

    private final RefreshingSessions refreshing;

    RefreshGrant(RefreshingSessions refreshing) {
        this.refreshing = refreshing;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public GrantedTokens grant(GrantRequest request) {
        var presented = OpaqueToken.of(request.require("refresh_token"));
        return CodeGrant.tokens(refreshing.refreshFor(request.client(), presented), Map.of());
    }
}

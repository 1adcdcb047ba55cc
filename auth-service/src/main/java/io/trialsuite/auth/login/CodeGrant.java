package io.trialsuite.auth.login;

import io.trialsuite.auth.clients.Grant;
import io.trialsuite.auth.clients.GrantRefused;
import io.trialsuite.auth.clients.GrantRequest;
import io.trialsuite.auth.clients.GrantedTokens;
import io.trialsuite.auth.sessions.KeepingSessions;
import io.trialsuite.auth.sessions.OpeningSessions;
import io.trialsuite.auth.sessions.TokenView;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The code for a session (RFC 6749 section 4.1.3). One that comes back ends the session that came of it (section 4.1.2). */
@Service
class CodeGrant implements Grant {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final AuthorizationCodes codes;
    private final OpeningSessions opening;
    private final KeepingSessions keeping;
    private final Clock clock;

    CodeGrant(AuthorizationCodes codes, OpeningSessions opening, KeepingSessions keeping, Clock clock) {
        this.codes = codes;
        this.opening = opening;
        this.keeping = keeping;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    @Transactional(noRollbackFor = GrantRefused.class)
    public GrantedTokens grant(GrantRequest request) {
        var redirectUri = request.require("redirect_uri");
        var verifier = request.require("code_verifier");
        if (!VERIFIER.matcher(verifier).matches()) {
            throw new GrantRefused("invalid_request", "Malformed: code_verifier");
        }
        var code = codes.lock(OpaqueToken.of(request.require("code")).sha256())
                .filter(it -> it.isOf(request.client()))
                .orElseThrow(CodeGrant::rejected);
        if (code.wasPresented()) {
            code.session().ifPresent(keeping::endLeaked);
            throw rejected();
        }
        if (!code.present(redirectUri, OpaqueToken.of(verifier), clock.instant())) {
            throw rejected();
        }
        var opened = opening.open(code.opening());
        code.led(opened.session());
        return tokens(opened.tokens(), Map.of("id_token", opened.idToken()));
    }

    private static GrantRefused rejected() {
        return new GrantRefused("invalid_grant", "The code is not good, or no longer");
    }

    static GrantedTokens tokens(TokenView tokens, Map<String, Object> more) {
        return new GrantedTokens(
                tokens.accessToken(), Duration.ofSeconds(tokens.expiresIn()), tokens.refreshToken(), more);
    }
}

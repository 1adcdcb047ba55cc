package io.trialsuite.auth.sessions.web;

import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.factors.PresentedPasskey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser answers when it is asked for a passkey.
 *
 * @param credential its {@code toJSON()}
 */
record PasskeyAnswer(@NotNull Map<String, Object> credential) {

    PresentedPasskey from(HttpServletRequest request) {
        return new PresentedPasskey(
                JsonMapper.shared().writeValueAsString(credential), ClientNetwork.of(request.getRemoteAddr()));
    }

    @Override
    public String toString() {
        return "PasskeyAnswer[hidden]";
    }
}

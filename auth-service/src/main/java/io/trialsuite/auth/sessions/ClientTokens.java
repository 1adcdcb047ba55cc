package io.trialsuite.auth.sessions;

/** What a client gets once its code is redeemed. */
public record ClientTokens(SessionId session, TokenView tokens, String idToken) {

    @Override
    public String toString() {
        return "ClientTokens[" + session + ", hidden]";
    }
}

package io.trialsuite.auth.clients;

/** A way to tokens for clients that act for people; its bean joins the token endpoint. */
public interface Grant {

    /** The value of {@code grant_type}. */
    String type();

    /** Refuses with {@link GrantRefused}, or with a problem, which becomes {@code invalid_grant}. */
    GrantedTokens grant(GrantRequest request);
}

package io.trialsuite.gateway.login.web;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

/** The request does not prove that a page of ours sent it. */
final class RequestForged extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestForged() {
        super("csrf-token-required", "The request needs the token of the CSRF cookie in its header.");
    }
}

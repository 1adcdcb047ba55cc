package io.trialsuite.web;

import java.util.List;

/**
 * What one service lets through without an access token. Everything else below {@code /v1/organizations/{org}} needs a token
 * of this audience and organization, {@code /internal} a service token with the named scope; the rest is refused.
 *
 * @param open ant patterns that need no token (a participant's link, a login)
 * @param anyOrganization ant patterns outside of an organization that need a token, whatever organization it is for, or none
 * @param internalScope scope that {@code /internal/**} demands
 */
public record RouteRules(List<String> open, List<String> anyOrganization, String internalScope) {

    public RouteRules {
        open = List.copyOf(open);
        anyOrganization = List.copyOf(anyOrganization);
    }

    public RouteRules(List<String> open, String internalScope) {
        this(open, List.of(), internalScope);
    }
}

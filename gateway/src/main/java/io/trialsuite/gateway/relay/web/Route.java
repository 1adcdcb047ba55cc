package io.trialsuite.gateway.relay.web;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one address of ours leads.
 *
 * @param service the name it has in our addresses
 * @param target the service's own address, without a query
 * @param organization named in the address, as it was written there
 * @param open whether anybody may go there
 */
record Route(String service, String audience, URI target, Optional<String> organization, boolean open) {

    private static final String API = "/api/";
    private static final String OF_ORGANIZATION = "/organizations/";

    /** The address of ours for an address of the service, or itself when it is not one of an API. */
    String back(@Nullable String location) {
        if (location == null) {
            return "";
        }
        var path = location.startsWith("/") ? location : afterOrigin(location);
        var version = path.indexOf('/', 1);
        if (version < 0 || !path.substring(1, version).matches("v[0-9]+")) {
            return location;
        }
        var rest = path.substring(version);
        if (!rest.startsWith(OF_ORGANIZATION)) {
            return API + service + path;
        }
        var scoped = rest.substring(OF_ORGANIZATION.length());
        var end = scoped.indexOf('/');
        var organization = end < 0 ? scoped : scoped.substring(0, end);
        var tail = end < 0 ? "" : scoped.substring(end);
        return API + service + "/o/" + organization + path.substring(0, version) + tail;
    }

    private String afterOrigin(String location) {
        var origin = target.getScheme() + "://" + target.getRawAuthority();
        return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
    }
}

package io.trialsuite.gateway.relay.web;

import io.trialsuite.gateway.relay.web.RelayProperties.Target;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * {@code /api/{service}/o/{organization}/{version}/…} leads to {@code /{version}/organizations/{organization}/…} of the service,
 * {@code /api/{service}/{version}/…} to {@code /{version}/…} where that is allowed one by one. Nothing else of a service can be
 * reached: not what is for other services, and nothing that answers with a token.
 */
@Component
class Routes {

    private static final Pattern OF_ORGANIZATION =
            Pattern.compile("/api/([a-z]+)/o/([0-9a-fA-F-]{36})/(v[0-9]+)((?:/.*)?)");

    private static final Pattern OF_PERSON = Pattern.compile("/api/([a-z]+)(/v[0-9]+/.*)");

    private final RelayProperties properties;

    Routes(RelayProperties properties) {
        this.properties = properties;
    }

    /** @param path raw, as the firewall let it through */
    Optional<Route> find(String path) {
        var scoped = OF_ORGANIZATION.matcher(path);
        if (scoped.matches()) {
            var target = "/" + scoped.group(3) + "/organizations/" + scoped.group(2) + scoped.group(4);
            return target(scoped.group(1))
                    .map(it -> route(scoped.group(1), it, target, Optional.of(scoped.group(2)), false));
        }
        var personal = OF_PERSON.matcher(path);
        return personal.matches()
                ? target(personal.group(1)).flatMap(it -> ofPerson(personal.group(1), it, personal.group(2)))
                : Optional.empty();
    }

    boolean isOpen(String path) {
        return find(path).filter(Route::open).isPresent();
    }

    private Optional<Target> target(String service) {
        return Optional.ofNullable(properties.services().get(service));
    }

    private static Optional<Route> ofPerson(String service, Target target, String path) {
        var open = matches(target.open(), path);
        return open || matches(target.personal(), path)
                ? Optional.of(route(service, target, path, Optional.empty(), open))
                : Optional.empty();
    }

    private static Route route(
            String service, Target target, String path, Optional<String> organization, boolean open) {
        return new Route(service, target.audience(), URI.create(target.address() + path), organization, open);
    }

    private static boolean matches(List<String> patterns, String path) {
        var parsed = PathContainer.parsePath(path);
        return patterns.stream().map(Routes::parse).anyMatch(it -> it.matches(parsed));
    }

    private static PathPattern parse(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}

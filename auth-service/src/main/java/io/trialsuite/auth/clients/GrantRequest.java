package io.trialsuite.auth.clients;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an authenticated client asks the token endpoint for.
 *
 * @param audiences the services that the client may call
 */
public record GrantRequest(String client, List<String> audiences, Map<String, List<String>> parameters) {

    public GrantRequest {
        audiences = List.copyOf(audiences);
        parameters = Map.copyOf(parameters);
    }

    public Optional<String> find(String parameter) {
        var values = parameters.getOrDefault(parameter, List.of());
        if (values.size() > 1) {
            throw new GrantRefused("invalid_request", "Once only: " + parameter);
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    public String require(String parameter) {
        return find(parameter).orElseThrow(() -> new GrantRefused("invalid_request", "Missing: " + parameter));
    }

    @Override
    public String toString() {
        return "GrantRequest[" + client + ", hidden]";
    }
}

package io.trialsuite.auth.clients.web;

import io.trialsuite.auth.clients.Grant;
import io.trialsuite.auth.clients.GrantAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Requests for one of our grants, by a client that the framework has authenticated; every other is left to the framework. */
public class GrantRequests implements AuthenticationConverter {

    private final Set<String> types;

    public GrantRequests(List<Grant> grants) {
        this.types = grants.stream().map(Grant::type).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var client = SecurityContextHolder.getContext().getAuthentication();
        var type = request.getParameter("grant_type");
        return client == null || type == null || !types.contains(type)
                ? null
                : new GrantAuthentication(type, client, lists(request.getParameterMap()));
    }

    private static Map<String, List<String>> lists(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> List.copyOf(Arrays.asList(entry.getValue()))));
    }
}

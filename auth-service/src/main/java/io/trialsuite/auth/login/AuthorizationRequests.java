package io.trialsuite.auth.login;

import io.trialsuite.auth.clients.ClientsForPeople;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads authorization requests. Until client and address are known to belong together, nobody is sent anywhere. */
@Component
public class AuthorizationRequests {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7E]{1,256}");
    private static final Set<String> PROMPTS = Set.of("login", "none");

    private final ClientsForPeople clients;

    AuthorizationRequests(ClientsForPeople clients) {
        this.clients = clients;
    }

    /** Refuses with {@link LoginUnknown}, which stays here, or with {@link LoginRefused}, which goes back to the client. */
    public AuthorizationRequest read(Map<String, String[]> parameters) {
        var client = only(parameters, "client_id");
        var redirectUri = only(parameters, "redirect_uri");
        if (client == null
                || redirectUri == null
                || !clients.redirectUris(client).orElse(List.of()).contains(redirectUri)) {
            throw new LoginUnknown();
        }
        return new Reading(parameters, redirectUri).read(client);
    }

    private static @Nullable String only(Map<String, String[]> parameters, String name) {
        var values = parameters.getOrDefault(name, new String[0]);
        return values.length == 1 && !values[0].isEmpty() ? values[0] : null;
    }

    /** From here on a mistake is the client's to hear. */
    private record Reading(Map<String, String[]> parameters, String redirectUri) {

        AuthorizationRequest read(String client) {
            require(
                    parameters.values().stream().allMatch(values -> values.length == 1),
                    "invalid_request",
                    "A parameter is given more than once");
            require(!has("request") && !has("request_uri"), "request_not_supported", "Request objects are not offered");
            require("code".equals(value("response_type")), "unsupported_response_type", "The response type is code");
            require("openid".equals(value("scope")), "invalid_scope", "The scope is openid");
            require("S256".equals(value("code_challenge_method")), "invalid_request", "The challenge method is S256");
            var challenge = matching("code_challenge", CHALLENGE);
            var nonce = matching("nonce", TEXT);
            prompt();
            return new AuthorizationRequest(client, redirectUri, state(), nonce, challenge);
        }

        /** Everybody logs in anew here, so there is nothing that could be found without asking. */
        private void prompt() {
            var prompt = value("prompt");
            require(
                    prompt == null || PROMPTS.containsAll(Arrays.asList(prompt.split(" ", -1))),
                    "invalid_request",
                    "The prompt is login or none");
            require(!"none".equals(prompt), "login_required", "Nobody is logged in");
        }

        private String matching(String name, Pattern pattern) {
            var value = value(name);
            if (value == null || !pattern.matcher(value).matches()) {
                throw refusal("invalid_request", "Missing or malformed: " + name);
            }
            return value;
        }

        private void require(boolean fulfilled, String error, String description) {
            if (!fulfilled) {
                throw refusal(error, description);
            }
        }

        private LoginRefused refusal(String error, String description) {
            return new LoginRefused(redirectUri, state(), error, description);
        }

        private @Nullable String state() {
            return value("state");
        }

        private boolean has(String name) {
            return value(name) != null;
        }

        private @Nullable String value(String name) {
            return only(parameters, name);
        }
    }
}

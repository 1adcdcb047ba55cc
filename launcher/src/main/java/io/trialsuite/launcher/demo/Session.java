package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person at work for one organization: asks for a token per service and renews it before it expires. Thread-safe. */
public final class Session {

    private static final Duration SPARE = Duration.ofSeconds(60);

    private final Api api;
    private final Addresses addresses;
    private final String organization;
    private final Map<Service, Token> tokens = new EnumMap<>(Service.class);
    private Token own;
    private String refreshToken;

    private record Token(String value, Instant renewAt) {

        static Token from(JsonNode answer) {
            var life = Duration.ofSeconds(answer.path("expiresIn").asLong());
            return new Token(
                    answer.path("accessToken").asString(),
                    Instant.now().plus(life).minus(SPARE));
        }

        boolean isFresh() {
            return Instant.now().isBefore(renewAt);
        }
    }

    Session(Api api, Addresses addresses, JsonNode signedIn) {
        this.api = api;
        this.addresses = addresses;
        this.organization = signedIn.path("organizationId").asString("");
        this.own = Token.from(signedIn);
        this.refreshToken = signedIn.path("refreshToken").asString();
    }

    public String organization() {
        return organization;
    }

    synchronized String ownToken() {
        if (!own.isFresh()) {
            var answer = api.post(addresses.of(Service.AUTH, "/v2/session/refresh"))
                    .json(Map.of("refreshToken", refreshToken))
                    .required();
            own = Token.from(answer);
            refreshToken = answer.path("refreshToken").asString(refreshToken);
        }
        return own.value();
    }

    /** Speaks for the organization's trial master file. */
    public TrialMasterFile masterFile() {
        return new TrialMasterFile(addresses, organization);
    }

    public Call get(Service service, String path) {
        return api.get(addresses.organization(service, organization, path)).bearer(tokenFor(service));
    }

    public Call post(Service service, String path) {
        return api.post(addresses.organization(service, organization, path)).bearer(tokenFor(service));
    }

    /** Every item of a list, page by page. */
    public List<JsonNode> all(Service service, String path) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(service, path + "?limit=100" + next).required();
            page.path("items").forEach(items::add);
            var cursor = page.path("page").path("next").asString("");
            next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        return items;
    }

    /** The token that opened the session is auth-service's own; the others are asked for. */
    private synchronized String tokenFor(Service service) {
        if (service == Service.AUTH) {
            return ownToken();
        }
        var token = tokens.get(service);
        if (token == null || !token.isFresh()) {
            token = Token.from(api.post(addresses.of(Service.AUTH, "/v2/session/access-tokens"))
                    .bearer(ownToken())
                    .json(Map.of("audience", service.title()))
                    .required());
            tokens.put(service, token);
        }
        return token.value();
    }
}

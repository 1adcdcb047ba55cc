package io.trialsuite.auth.clients;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clients that people may log in to. */
@Component
public class ClientsForPeople {

    private final ServiceClientProperties properties;

    ClientsForPeople(ServiceClientProperties properties) {
        this.properties = properties;
    }

    /** The addresses that people may be sent back to, compared character by character; empty for every other client. */
    public Optional<List<String>> redirectUris(String client) {
        return properties.find(client).filter(ServiceClient::actsForPeople).map(ServiceClient::redirectUris);
    }

    /** Where people may be sent after a logout: the front pages of where they may be sent after a login. */
    public List<String> frontPages(String client) {
        return redirectUris(client).orElse(List.of()).stream()
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority() + "/")
                .distinct()
                .toList();
    }
}

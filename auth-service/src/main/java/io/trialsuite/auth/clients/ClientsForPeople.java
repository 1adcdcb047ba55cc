package io.trialsuite.auth.clients;

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
}

package io.trialsuite.auth.clients;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("auth")
record ServiceClientProperties(@DefaultValue List<ServiceClient> clients) {

    ServiceClientProperties {
        clients = List.copyOf(clients);
        if (clients.stream().map(ServiceClient::id).distinct().count() != clients.size()) {
            throw new IllegalArgumentException("Two clients have the same id");
        }
    }

    Optional<ServiceClient> find(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }
}

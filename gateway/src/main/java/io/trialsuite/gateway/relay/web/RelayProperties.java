package io.trialsuite.gateway.relay.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param connectTimeout how long a service may take to accept a connection
 * @param answerTimeout how long it may be silent before and within an answer
 * @param connections calls to one service at once, streams included
 * @param services by the name they have in addresses
 */
@ConfigurationProperties("gateway.relay")
record RelayProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("2000") int connections,
        @DefaultValue Map<String, Target> services) {

    RelayProperties {
        services = Map.copyOf(services);
    }

    /**
     * One service.
     *
     * @param address where it is, without a path
     * @param audience what it is called in tokens
     * @param personal what a person may call there apart from any organization, as path patterns of the service
     * @param open what anybody may call there
     */
    record Target(
            URI address,
            String audience,
            @DefaultValue List<String> personal,
            @DefaultValue List<String> open) {

        Target {
            personal = List.copyOf(personal);
            open = List.copyOf(open);
        }
    }
}

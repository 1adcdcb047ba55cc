package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.services.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the demo finds each service, as any client would have to be told. */
public record Addresses(Ports ports) {

    public String of(Service service, String path) {
        return "http://127.0.0.1:" + ports.of(service.context()) + path;
    }

    public String organization(Service service, String organization, String path) {
        return of(service, "/v1/organizations/" + organization + path);
    }

    public String mailTo(String address) {
        return "http://127.0.0.1:" + ports.aws() + "/_local/mail?limit=500&to="
                + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    public String queues() {
        return "http://127.0.0.1:" + ports.aws() + "/_local/queues";
    }

    public String slackMessages() {
        return "http://127.0.0.1:" + ports.control() + "/slack/messages";
    }
}

package io.trialsuite.e2e;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.demo.Session;
import io.trialsuite.launcher.demo.SigningIn;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.services.Service;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that register studies as fast as they are let, and remember each one the service has acknowledged. */
final class Writers {

    private static final int AT_ONCE = 4;

    private final Session session;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean writing = true;

    private Writers(Session session) {
        this.session = session;
    }

    static Writers signUp(Ports ports) {
        var run = UUID.randomUUID().toString().substring(0, 8);
        var signingIn = new SigningIn(
                new Api(),
                new Addresses(ports),
                "writer-" + run + "@trialsuite.example",
                UUID.randomUUID().toString());
        signingIn.register("Writer");
        signingIn.registerOrganization(signingIn.withPasswordAlone(), "Writers " + run, "writers-" + run);
        return new Writers(signingIn.withPasswordAlone());
    }

    void begin() {
        for (var writer = 0; writer < AT_ONCE; writer++) {
            threads.execute(this::write);
        }
    }

    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    Set<String> end() {
        writing = false;
        threads.close();
        return acknowledged();
    }

    /** What the service has, read back through its API. */
    List<String> stored() {
        return session.all(Service.CONSENT, "/studies").stream()
                .map(study -> study.path("protocolNumber").asString())
                .toList();
    }

    private void write() {
        while (writing) {
            var protocol = "W-" + UUID.randomUUID();
            var site = Map.of("code", "KR-01", "name", "Site", "country", "KR");
            try {
                var reply = session.post(Service.CONSENT, "/studies")
                        .json(Map.of("protocolNumber", protocol, "title", "Load", "sites", List.of(site)))
                        .send();
                if (reply.isSuccess()) {
                    acknowledged.add(protocol);
                }
            } catch (SuiteFailure unanswered) {
                // Not acknowledged: it may be stored or not, and nothing is claimed about it.
                Thread.onSpinWait();
            }
        }
    }
}

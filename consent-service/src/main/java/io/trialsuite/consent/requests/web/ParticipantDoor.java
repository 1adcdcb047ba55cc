package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.consent.requests.ParticipantLinks;
import io.trialsuite.consent.requests.Visitor;
import io.trialsuite.tenant.TenantContext;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** From a link's token to the request it leads to, in the name of the organization that sent it. */
@Component
public class ParticipantDoor {

    /** Header with what an accepted code has opened. */
    public static final String SESSION = "Participant-Session";

    /** Header with the secret of a registered device; needed by whoever was handed one. */
    public static final String DEVICE = "Kiosk-Device";

    private final ParticipantLinks links;
    private final DataKeys keys;

    ParticipantDoor(ParticipantLinks links, DataKeys keys) {
        this.links = links;
        this.keys = keys;
    }

    public <T> T enter(String token, Function<Visitor, T> work) {
        var visitor = links.resolve(token);
        var organization = visitor.reference().organization();
        try (var tenant = TenantContext.open(organization)) {
            keys.prepare(organization);
            return work.apply(visitor);
        }
    }

    public void act(String token, Consumer<Visitor> work) {
        enter(token, visitor -> {
            work.accept(visitor);
            return visitor;
        });
    }
}

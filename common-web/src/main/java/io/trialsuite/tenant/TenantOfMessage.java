package io.trialsuite.tenant;

import io.trialsuite.outbox.ConsumptionScope;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.outbox.PoisonMessage;
import io.trialsuite.outbox.ReceivedMessage;
import java.util.UUID;

/** A consumed message is handled for the organization it names; one that names none, such as an SES event, for nobody. */
final class TenantOfMessage implements ConsumptionScope {

    @Override
    public MessageContext.Scope open(ReceivedMessage<?> message) {
        var organization = message.attributes().get("organizationid");
        if (organization == null) {
            return () -> {};
        }
        var scope = TenantContext.open(parsed(organization));
        return scope::close;
    }

    private static UUID parsed(String organization) {
        try {
            return UUID.fromString(organization);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessage("attribute organizationid is not a UUID", e);
        }
    }
}

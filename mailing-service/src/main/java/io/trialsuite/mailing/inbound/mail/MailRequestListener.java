package io.trialsuite.mailing.inbound.mail;

import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.outgoing.AcceptingMailRequests;
import io.trialsuite.mailing.outgoing.RequestMail;
import io.trialsuite.outbox.PoisonMessage;
import io.trialsuite.outbox.ReceivedMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a command of another service into ours. Whoever misses a field has a defect that no retry cures. */
@Component
class MailRequestListener {

    private final AcceptingMailRequests requests;

    MailRequestListener(AcceptingMailRequests requests) {
        this.requests = requests;
    }

    void requested(ReceivedMessage<MailRequested> message) {
        var data = message.data();
        var reference = require("reference", data.reference());
        requests.accept(new RequestMail(
                new MailId(require("mailId", data.mailId())),
                id("organizationid", message.require("organizationid")),
                message.attributes().containsKey("studyid") ? id("studyid", message.require("studyid")) : null,
                require("template", data.template()),
                MailLocale.of(require("locale", data.locale()))
                        .orElseThrow(() -> new PoisonMessage("locale is neither ko nor en")),
                require("to", data.to()).strip(),
                require("model", data.model()),
                data.critical(),
                new MailReference(reference.context(), reference.kind(), reference.id()),
                data.notifyAccount(),
                MailCause.current()));
    }

    private static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new PoisonMessage("field " + field + " is missing");
        }
        return value;
    }

    private static UUID id(String attribute, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessage("attribute " + attribute + " is no UUID", e);
        }
    }
}

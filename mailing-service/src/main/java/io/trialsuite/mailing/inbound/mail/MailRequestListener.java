package io.trialsuite.mailing.inbound.mail;

import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.outgoing.AcceptingMailRequests;
import io.trialsuite.mailing.outgoing.RequestMail;
import io.trialsuite.outbox.PoisonMessage;
import io.trialsuite.outbox.ReceivedMessage;
import java.util.HashMap;
import java.util.Map;
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
                text("template", data.template()),
                MailLocale.of(require("locale", data.locale()))
                        .orElseThrow(() -> new PoisonMessage("locale is neither ko nor en")),
                text("to", data.to()).strip(),
                model(data.model()),
                data.critical(),
                new MailReference(
                        text("reference.context", reference.context()),
                        text("reference.kind", reference.kind()),
                        text("reference.id", reference.id())),
                data.notifyAccount(),
                MailCause.current()));
    }

    private static Map<String, String> model(@Nullable Map<String, @Nullable String> model) {
        var words = new HashMap<String, String>();
        require("model", model).forEach((name, value) -> words.put(name, text("model." + name, value)));
        return words;
    }

    // PostgreSQL keeps no NUL
    private static String text(String field, @Nullable String value) {
        var text = require(field, value);
        if (text.indexOf('\0') >= 0) {
            throw new PoisonMessage("field " + field + " has a character that no text has");
        }
        return text;
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

package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.ses.EmailAddress.InvalidAddress;
import io.trialsuite.localaws.ses.Mail.Recipients;
import io.trialsuite.localaws.ses.TemplateText.RenderingFailed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** SendEmail: checks who sends what to whom, keeps the mail, and sets off its events. */
final class SendingMail {

    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_TAGS = 50;
    private static final List<String> NOT_EMULATED = List.of("ListManagementOptions", "EndpointId", "TenantName");

    private final Account account;
    private final Registers registers;
    private final ContentReader contents;
    private final Simulator simulator;
    private final Mailbox mailbox;
    private final EventDispatcher events;
    private final Clock clock;

    SendingMail(
            Account account,
            Registers registers,
            Simulator simulator,
            Mailbox mailbox,
            EventDispatcher events,
            Clock clock) {
        this.account = account;
        this.registers = registers;
        this.contents = new ContentReader(registers);
        this.simulator = simulator;
        this.mailbox = mailbox;
        this.events = events;
        this.clock = clock;
    }

    /** Accepts a mail and gives it its message id. */
    String send(JsonNode request) {
        for (var member : NOT_EMULATED) {
            if (request.has(member)) throw Fields.bad("local-aws does not emulate " + member + ".");
        }
        var set = configurationSet(request);
        try {
            return accept(request, contents.read(request.path("Content")), set);
        } catch (RenderingFailed e) {
            return acceptUnrendered(request, set, e.reason());
        } catch (InvalidAddress e) {
            throw Fields.bad(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String configurationSet(JsonNode request) {
        var set = Fields.optional(request, "ConfigurationSetName");
        if (set == null) return null;
        var document = registers.require(Register.CONFIGURATION_SET, set);
        if (!document.path("SendingOptions").path("SendingEnabled").asBoolean(true)) {
            throw new AwsError(400, "SendingPausedException", "Sending is paused for configuration set <" + set + ">.");
        }
        return set;
    }

    private String accept(JsonNode request, Content content, @Nullable String set) {
        var source = source(request, content.raw());
        var recipients = recipients(request, content.raw());
        var mail = draft(request, source, recipients, content, set);
        return keep(mail.withPlan(simulator.plan(mail, content.everything())));
    }

    /** SES answers as if nothing was wrong and reports the failure as an event. */
    private String acceptUnrendered(JsonNode request, @Nullable String set, String reason) {
        var template = ContentReader.templateName(request.path("Content").path("Template"));
        var nothing = new Content("", null, null, List.of(), List.of(), "", null, "SendTemplatedEmail");
        var mail = draft(request, source(request, null), recipients(request, null), nothing, set);
        return keep(mail.withPlan(simulator.renderingFailure(mail, template, reason)));
    }

    private String keep(Mail mail) {
        mailbox.add(mail);
        events.dispatch(mail);
        return mail.id();
    }

    private String source(JsonNode request, @Nullable MimeMessage raw) {
        var source = Fields.optional(request, "FromEmailAddress");
        if (source == null && raw != null) source = raw.header("From").orElse(null);
        if (source == null) throw Fields.bad("FromEmailAddress is required.");
        requireVerified(EmailAddress.parse(source));
        return source;
    }

    private void requireVerified(EmailAddress sender) {
        var known = registers.contains(Register.IDENTITY, sender.text().toLowerCase(Locale.ROOT))
                || registers.contains(Register.IDENTITY, sender.domain().toLowerCase(Locale.ROOT));
        if (!known) {
            throw new AwsError(
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region "
                            + account.region().toUpperCase(Locale.ROOT) + ": " + sender.text());
        }
    }

    private static Recipients recipients(JsonNode request, @Nullable MimeMessage raw) {
        var destination = request.path("Destination");
        var named = new Recipients(
                Fields.texts(destination.path("ToAddresses")),
                Fields.texts(destination.path("CcAddresses")),
                Fields.texts(destination.path("BccAddresses")));
        var chosen = count(named) == 0 && raw != null
                ? new Recipients(
                        ContentReader.addresses(raw, "To"),
                        ContentReader.addresses(raw, "Cc"),
                        ContentReader.addresses(raw, "Bcc"))
                : named;
        if (count(chosen) == 0) throw Fields.bad("Missing required field 'Destination'.");
        if (count(chosen) > MAX_RECIPIENTS) throw Fields.bad("Recipient count exceeds 50.");
        return chosen;
    }

    private static int count(Recipients recipients) {
        return recipients.to().size()
                + recipients.cc().size()
                + recipients.bcc().size();
    }

    private Mail draft(JsonNode request, String source, Recipients recipients, Content content, @Nullable String set) {
        var now = clock.instant();
        var destination = Stream.of(recipients.to(), recipients.cc(), recipients.bcc())
                .flatMap(List::stream)
                .map(address -> EmailAddress.parse(address).text())
                .toList();
        var id = "0100" + HexFormat.of().toHexDigits(now.toEpochMilli(), 12) + "-" + UUID.randomUUID() + "-000000";
        return new Mail(
                id,
                now,
                source,
                recipients,
                destination,
                content.raw() == null ? headers(request, source, recipients, content, id) : withoutBcc(content),
                content.subject(),
                content.text(),
                content.html(),
                content.attachments(),
                tags(request, source, content, set),
                set,
                List.of(),
                0);
    }

    private static List<Header> withoutBcc(Content content) {
        return content.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Bcc"))
                .toList();
    }

    private List<Header> headers(JsonNode request, String source, Recipients recipients, Content content, String id) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("From", source));
        addresses(headers, "Reply-To", Fields.texts(request.path("ReplyToAddresses")));
        addresses(headers, "To", recipients.to());
        addresses(headers, "Cc", recipients.cc());
        headers.add(new Header("Subject", content.subject()));
        headers.add(new Header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC))));
        headers.add(new Header("Message-ID", "<" + id + "@email.amazonses.com>"));
        headers.add(new Header("MIME-Version", "1.0"));
        headers.addAll(content.headers());
        return headers;
    }

    private static void addresses(List<Header> headers, String name, List<String> addresses) {
        if (!addresses.isEmpty()) headers.add(new Header(name, String.join(", ", addresses)));
    }

    private static Map<String, List<String>> tags(
            JsonNode request, String source, Content content, @Nullable String set) {
        var tags = new LinkedHashMap<String, List<String>>();
        tags.put("ses:operation", List.of(content.operation()));
        if (set != null) tags.put("ses:configuration-set", List.of(set));
        tags.put("ses:source-ip", List.of("127.0.0.1"));
        tags.put("ses:from-domain", List.of(EmailAddress.parse(source).domain()));
        tags.put("ses:caller-identity", List.of("local"));
        if (request.path("EmailTags").size() > MAX_TAGS) throw Fields.bad("More than 50 tags.");
        for (var tag : request.path("EmailTags")) {
            tags.put(tagText(tag, "Name"), List.of(tagText(tag, "Value")));
        }
        return tags;
    }

    private static String tagText(JsonNode tag, String member) {
        var text = Fields.required(tag, member);
        if (!text.matches("[A-Za-z0-9_.@-]{1,256}")) {
            throw Fields.bad("Invalid email tag " + member.toLowerCase(Locale.ROOT) + " <" + text
                    + ">: only alphanumeric ASCII characters, '_', '-', '.' and '@' are allowed.");
        }
        return text;
    }
}

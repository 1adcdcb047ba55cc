package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.ses.Mailbox.Search;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and empties the mailbox; nothing of this exists at AWS. {@code GET /_local/mail?to=&subject=&after=&limit=},
 * {@code GET /_local/mail/{id}}, {@code DELETE /_local/mail}, and the page {@code GET /_local/mailbox}.
 */
final class MailboxService implements AwsService {

    private static final String MAIL = "/_local/mail";
    private static final String PAGE = "/_local/mailbox";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = Mailbox.CAPACITY;

    /** The mail itself is in a frame without scripts; the page's own script is the only one that may run. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " connect-src 'self'; img-src data: https: http:; frame-src 'self'";

    private final Mailbox mailbox;

    MailboxService(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public boolean claims(AwsRequest request) {
        var path = request.rawPath();
        return path.equals(PAGE) || path.equals(MAIL) || path.startsWith(MAIL + "/");
    }

    @Override
    public String actionOf(AwsRequest request) {
        return request.method() + " " + request.rawPath();
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var path = request.rawPath();
        return switch (request.method()) {
            case "GET", "HEAD" -> path.equals(PAGE) ? page() : path.equals(MAIL) ? list(request) : one(path);
            case "DELETE" -> {
                if (!path.equals(MAIL)) throw notAllowed(request);
                mailbox.clear();
                yield AwsResponse.empty(204);
            }
            default -> throw notAllowed(request);
        };
    }

    private static AwsError notAllowed(AwsRequest request) {
        return new AwsError(405, "MethodNotAllowed", request.method() + " " + request.rawPath() + " does not exist.");
    }

    private AwsResponse list(AwsRequest request) {
        var query = request.query();
        var found =
                mailbox.search(new Search(query.get("to"), query.get("subject"), query.get("after"), limit(request)));
        var answer = Json.object().put("total", mailbox.size());
        var items = answer.putArray("items");
        found.forEach(mail -> items.add(view(mail)));
        return AwsResponse.json(200, answer);
    }

    private static int limit(AwsRequest request) {
        try {
            int limit = Integer.parseInt(request.query().getOrDefault("limit", String.valueOf(DEFAULT_LIMIT)));
            return Math.clamp(limit, 1, MAX_LIMIT);
        } catch (NumberFormatException e) {
            throw new AwsError(400, "BadRequest", "limit is not a number.");
        }
    }

    private AwsResponse one(String path) {
        var id = URLDecoder.decode(path.substring(MAIL.length() + 1), StandardCharsets.UTF_8);
        return mailbox.find(id)
                .map(mail -> AwsResponse.json(200, view(mail)))
                .orElseThrow(() -> new AwsError(404, "NotFound", "There is no mail " + id + "."));
    }

    private static ObjectNode view(Mail mail) {
        var view = Json.object().put("id", mail.id());
        view.put("timestamp", EventRecord.timestamp(mail.timestamp()));
        view.put("from", mail.source());
        view.set("to", Json.MAPPER.valueToTree(mail.destination()));
        view.put("subject", mail.subject());
        view.put("text", mail.text());
        view.put("html", mail.html());
        view.set("headers", Json.MAPPER.valueToTree(mail.headers()));
        view.set("attachments", Json.MAPPER.valueToTree(mail.attachments()));
        view.set("tags", Json.MAPPER.valueToTree(mail.tags()));
        view.put("configurationSet", mail.configurationSet());
        putEvents(view.putArray("events"), mail);
        return view;
    }

    private static void putEvents(ArrayNode events, Mail mail) {
        for (var event : mail.publishedEvents()) {
            events.addObject()
                    .put("type", event.type().recordName())
                    .put("timestamp", EventRecord.timestamp(event.due()))
                    .set("recipients", Json.MAPPER.valueToTree(event.recipients()))
                    .set("detail", event.detail());
        }
    }

    private static AwsResponse page() {
        try (InputStream in = MailboxService.class.getResourceAsStream("mailbox.html")) {
            var html = Objects.requireNonNull(in, "mailbox.html").readAllBytes();
            return AwsResponse.bytes(200, "text/html; charset=utf-8", html)
                    .with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AwsResponse render(AwsError error) {
        return AwsResponse.json(
                error.status(), Json.object().put("code", error.code()).put("message", error.message()));
    }
}

package io.trialsuite.launcher.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what a Slack incoming webhook takes ({@code POST /slack/<token>}) and keeps it: {@code GET /slack/messages} as JSON,
 * {@code GET /slack} as a page. A message is on disk before it is acknowledged.
 */
public final class SlackSink implements HttpHandler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSink.class);
    private static final int LARGEST_MESSAGE = 64 * 1024;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;
    private final String token;
    private final FileChannel journal;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    record Message(Instant receivedAt, JsonNode body) {}

    public SlackSink(Path file, String token, Clock clock) throws IOException {
        this.token = token;
        this.clock = clock;
        var kept = Files.exists(file) ? Files.readString(file) : "";
        kept.lines().forEach(this::restore);
        this.journal =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        if (!kept.isEmpty() && !kept.endsWith("\n")) {
            write("");
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /slack", "GET /slack/" -> answer(exchange, 200, "text/html; charset=utf-8", page());
                case "GET /slack/messages" ->
                    answer(exchange, 200, "application/json", json.writeValueAsString(messages));
                default -> {
                    if (exchange.getRequestMethod().equals("POST") && path.equals("/slack/" + token)) {
                        receive(exchange);
                    } else {
                        answer(exchange, 404, "text/plain", "no_service");
                    }
                }
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_MESSAGE + 1);
        if (bytes.length > LARGEST_MESSAGE) {
            answer(exchange, 413, "text/plain", "message_too_long");
            return;
        }
        JsonNode body;
        try {
            body = json.readTree(bytes);
        } catch (JacksonException e) {
            answer(exchange, 400, "text/plain", "invalid_payload");
            return;
        }
        keep(new Message(clock.instant(), body));
        answer(exchange, 200, "text/plain", "ok");
    }

    private synchronized void keep(Message message) throws IOException {
        write(json.writeValueAsString(message));
        messages.add(message);
    }

    private void write(String line) throws IOException {
        journal.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        journal.force(false);
    }

    /** The last line may be half-written after a power cut; it was not acknowledged then. */
    private void restore(String line) {
        try {
            messages.add(json.readValue(line, Message.class));
        } catch (JacksonException e) {
            LOG.warn("A line of the Slack journal is not whole and is skipped", e);
        }
    }

    private String page() {
        var rows = new StringBuilder();
        for (var message : messages.reversed()) {
            rows.append("<li><time>")
                    .append(message.receivedAt())
                    .append("</time><pre>")
                    .append(escape(
                            message.body().path("text").asString(message.body().toString())))
                    .append("</pre></li>");
        }
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Slack messages</title><h1>Slack messages</h1><ol>"
                + rows + "</ol></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

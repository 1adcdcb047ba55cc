package io.trialsuite.launcher.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackSinkTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private HttpServer server;
    private SlackSink sink;

    @BeforeEach
    void start() throws IOException {
        sink = new SlackSink(journal(), "secret", CLOCK);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/slack", sink);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        sink.close();
    }

    @Test
    void aMessageIsAnsweredAsSlackDoesAndShown() throws Exception {
        assertThat(post("/slack/secret", "{\"text\":\"메일 반송 <b>\"}").body()).isEqualTo("ok");

        assertThat(get("/slack/messages"))
                .isEqualTo("[{\"receivedAt\":\"2026-03-01T09:00:00Z\",\"body\":{\"text\":\"메일 반송 <b>\"}}]");
        assertThat(get("/slack")).contains("메일 반송 &lt;b&gt;");
    }

    @Test
    void aWrongTokenIsRefusedAndKeepsNothing() throws Exception {
        assertThat(post("/slack/guessed", "{}").statusCode()).isEqualTo(404);

        assertThat(get("/slack/messages")).isEqualTo("[]");
    }

    @Test
    void whatIsNotJsonOrTooLongIsRefused() throws Exception {
        assertThat(post("/slack/secret", "no json").statusCode()).isEqualTo(400);
        assertThat(post("/slack/secret", "\"" + "x".repeat(70_000) + "\"").statusCode())
                .isEqualTo(413);

        assertThat(get("/slack/messages")).isEqualTo("[]");
    }

    @Test
    void messagesSurviveARestartAndAHalfWrittenLineDoesNotHarmThem() throws Exception {
        post("/slack/secret", "{\"text\":\"kept\"}");
        Files.writeString(journal(), "{\"receivedAt\":\"20", StandardOpenOption.APPEND);
        stop();

        start();

        post("/slack/secret", "{\"text\":\"after\"}");
        stop();
        start();
        assertThat(get("/slack/messages")).contains("kept").contains("after");
    }

    private Path journal() {
        return folder.resolve("slack.jsonl");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}

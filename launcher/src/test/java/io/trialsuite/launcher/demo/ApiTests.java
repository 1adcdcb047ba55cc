package io.trialsuite.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trialsuite.launcher.SuiteFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTests {

    private final Queue<String> script = new ArrayDeque<>();
    private final List<String> keys = new ArrayList<>();
    private final Api api = new Api();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCallWithoutAnAnswerIsRepeatedUnderTheSameKey() {
        script.addAll(List.of("cut", "503 {}", "409 {\"code\":\"idempotency-in-progress\"}", "201 {\"id\":\"1\"}"));

        var reply = api.post(url()).json(Map.of("name", "x")).send();

        assertThat(reply.body().path("id").asString()).isEqualTo("1");
        assertThat(reply.repeated()).isTrue();
        assertThat(keys).hasSize(4).containsOnly(keys.getFirst());
    }

    @Test
    void aRefusalIsNotRepeatedAndIsToldInItsOwnWords() {
        script.addAll(List.of("409 {\"code\":\"slug-taken\",\"detail\":\"The slug is taken.\"}", "201 {}"));

        assertThatThrownBy(() -> api.post(url()).json(Map.of()).required())
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("answered 409: slug-taken The slug is taken.");
        assertThat(keys).hasSize(1);
    }

    @Test
    void twoCallsHaveTwoKeys() {
        script.addAll(List.of("201 {}", "201 {}"));

        api.post(url()).json(Map.of()).required();
        api.post(url()).json(Map.of()).required();

        assertThat(keys).doesNotHaveDuplicates().hasSize(2);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            var line = script.remove();
            if (line.equals("cut")) {
                return;
            }
            var body = line.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(line.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/things";
    }
}

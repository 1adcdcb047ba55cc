package io.trialsuite.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** A service that remembers what reached it, and answers as it is told to. */
public final class StubService {

    /** One call as it arrived; its body as one character per byte. */
    public record Arrival(String method, String uri, Headers headers, String body) {

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    /** What to answer to one call. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final Answer OK = exchange -> {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    };

    private final HttpServer server;
    private final Deque<Arrival> arrivals = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();

    private StubService(HttpServer server) {
        this.server = server;
    }

    public static StubService start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var service = new StubService(server);
            server.createContext("/", service::handle);
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void next(Answer answer) {
        answers.add(answer);
    }

    /** Refuses the token as our services do. */
    public void nextRefusesToken() {
        next(exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            exchange.sendResponseHeaders(401, -1);
        });
    }

    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    public Arrival last() {
        return arrivals.getLast();
    }

    public void forget() {
        arrivals.clear();
        answers.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrivals.add(new Arrival(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1)));
            var answer = answers.poll();
            (answer == null ? OK : answer).to(exchange);
        }
    }
}

package io.trialsuite.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps cookies as browsers do on loopback, where secure ones go over HTTP too, and follows no redirect. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(int port) {
        this.port = port;
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public void keep(String name, String value) {
        cookies.put(name, value);
    }

    public HttpResponse<String> navigate(String path) {
        return send(to(path).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    public HttpResponse<String> fetch(String path) {
        return send(to(path).header("Accept", "application/json").GET());
    }

    public HttpResponse<String> post(String path, @Nullable String csrf) {
        var request = to(path).header("Accept", "application/json").POST(BodyPublishers.noBody());
        if (csrf != null) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        return send(request);
    }

    /** As a script of our page sends it. */
    public HttpResponse<String> post(String path, String contentType, BodyPublisher body) {
        return send(to(path).header("Accept", "application/json")
                .header("Content-Type", contentType)
                .header("X-XSRF-TOKEN", String.valueOf(cookie("__Host-csrf")))
                .POST(body));
    }

    public HttpResponse<String> fetch(String path, String header, String value) {
        return send(to(path).header("Accept", "application/json")
                .header(header, value)
                .GET());
    }

    /** Lines as they come; the caller closes them. */
    public HttpResponse<Stream<String>> listen(String path) {
        try {
            return HTTP.send(
                    to(path).header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From the first click to the page after it. */
    public HttpResponse<String> logIn(StubProvider provider, String query) {
        var started = navigate("/oauth2/authorization/auth" + query);
        var back = provider.authorize(location(started));
        return navigate(back.getRawPath() + "?" + back.getRawQuery());
    }

    public static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
            return;
        }
        cookies.put(pair[0], pair[1]);
    }
}

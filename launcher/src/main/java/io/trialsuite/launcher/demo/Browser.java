package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows links, keeps cookies by host as browsers do, and fills the one form of a page. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_CHAIN = 10;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, String> cookies = new TreeMap<>();

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** The page at the end of all redirects. */
    HttpResponse<String> open(String url) {
        return arrive(send(to(URI.create(url)).header("Accept", "text/html").GET()));
    }

    /** Sends the page's form with all that it hides, and goes where that leads. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> filled) {
        var action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new SuiteFailure("There is no form at " + page.uri().getPath() + ".");
        }
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), unescaped(hidden.group(2)));
        }
        fields.putAll(filled);
        return arrive(send(to(page.uri().resolve(action.group(1)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))));
    }

    /** As a script of the page sends it. */
    HttpResponse<String> script(String method, String url, String body, Map<String, String> headers) {
        var request = to(URI.create(url)).header("Accept", "application/json");
        headers.forEach(request::header);
        return send(request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> arrive(HttpResponse<String> answer) {
        var at = answer;
        for (var i = 0; i < LONGEST_CHAIN; i++) {
            var location = at.headers().firstValue("Location");
            if (at.statusCode() / 100 != 3 || location.isEmpty()) {
                return at;
            }
            at = send(to(at.uri().resolve(location.get()))
                    .header("Accept", "text/html")
                    .GET());
        }
        throw new SuiteFailure("Redirects lead nowhere from " + answer.uri().getPath() + ".");
    }

    private HttpRequest.Builder to(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new SuiteFailure("The browser got no answer: " + e + ".", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", null, e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}

package io.trialsuite.auth.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What a browser does with the page: keeps the cookie, fills the form, sends every hidden field back, follows nowhere. */
final class Browser {

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private String cookie = "";

    Browser(String base) {
        this.base = base;
    }

    HttpResponse<String> open(Map<String, String> parameters) {
        return keep(send(HttpRequest.newBuilder(URI.create(base + "/oauth2/authorize?" + form(parameters)))
                .header("Accept-Language", "en")
                .GET()));
    }

    HttpResponse<String> submitCode(HttpResponse<String> page, String code) {
        var fields = hidden(page);
        fields.put("code", code);
        return submit(fields);
    }

    HttpResponse<String> submitPasskey(HttpResponse<String> page, String answer) {
        var fields = hidden(page);
        fields.put("passkey", answer);
        return submit(fields);
    }

    HttpResponse<String> fetch(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        var fields = new LinkedHashMap<String, String>();
        var found = FIELD.matcher(page.body());
        while (found.find()) {
            fields.put(found.group(1), HtmlUtils.htmlUnescape(found.group(2)));
        }
        return fields;
    }

    HttpResponse<String> submit(HttpResponse<String> page, String email, String password) {
        var fields = hidden(page);
        fields.put("email", email);
        fields.put("password", password);
        return submit(fields);
    }

    HttpResponse<String> submit(Map<String, String> fields) {
        return keep(send(HttpRequest.newBuilder(URI.create(base + "/oauth2/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))));
    }

    void forgetCookies() {
        cookie = "";
    }

    /** What the client is told by the address that the browser is sent to. */
    static Map<String, String> answer(HttpResponse<String> response) {
        var location = URI.create(response.headers().firstValue("Location").orElseThrow());
        return Pattern.compile("&")
                .splitAsStream(location.getRawQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> keep(HttpResponse<String> response) {
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

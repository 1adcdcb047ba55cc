package io.trialsuite.consent;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Calls the running service over HTTP. */
public final class Api {

    private final RestTestClient http;
    private final String address;

    public Api(int port) {
        this.address = "http://127.0.0.1:" + port;
        // Not the client library that the class path would choose: that one repeats what was answered with 429.
        this.http = RestTestClient.bindToServer(new JdkClientHttpRequestFactory())
                .baseUrl(address)
                .build();
    }

    /** As a browser enters it. */
    public String address(String path) {
        return address + path;
    }

    public Answer get(String path, Map<String, String> headers) {
        return call(HttpMethod.GET, path, headers, null, null);
    }

    /** A file that must be there. */
    public byte[] file(String path, Map<String, String> headers) {
        var request = http.get().uri(path);
        headers.forEach(request::header);
        var result = request.exchange().expectStatus().isOk().returnResult(byte[].class);
        return Objects.requireNonNull(result.getResponseBody());
    }

    /** With a fresh idempotency key unless the headers bring one. */
    public Answer send(HttpMethod method, String path, Map<String, String> headers, @Nullable Object body) {
        return call(method, path, headers, body, MediaType.APPLICATION_JSON);
    }

    public Answer upload(String path, Map<String, String> headers, byte[] file) {
        return upload(path, headers, file, "text/csv");
    }

    public Answer upload(String path, Map<String, String> headers, byte[] file, String type) {
        return call(HttpMethod.POST, path, headers, file, MediaType.parseMediaType(type));
    }

    private Answer call(
            HttpMethod method,
            String path,
            Map<String, String> headers,
            @Nullable Object body,
            @Nullable MediaType type) {
        var request = http.method(method).uri(path);
        headers.forEach(request::header);
        if (method.equals(HttpMethod.POST) && !headers.containsKey("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body != null && type != null) {
            request.contentType(type).body(body);
        }
        var result = request.exchange().returnResult(String.class);
        var text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }
}

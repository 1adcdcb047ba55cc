package io.trialsuite.auth;

import java.util.List;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response as a client sees it. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text(String field) {
        return json().path(field).asString();
    }

    public List<String> texts(String list, String field) {
        return json().path(list)
                .valueStream()
                .map(it -> it.path(field).asString())
                .toList();
    }

    /** Status and problem code, such as {@code 401 credentials-rejected}. */
    public String refusal() {
        return status + " " + text("code");
    }

    /** The body without what differs between any two responses. */
    public String comparable() {
        return body.replaceAll("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"");
    }
}

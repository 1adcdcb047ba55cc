package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response as a client sees it. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String field) {
        return json().path(field).asString();
    }

    public UUID id(String field) {
        return UUID.fromString(text(field));
    }

    /** Status and problem code, such as {@code 409 document-changed}. */
    public String refusal() {
        return status + " " + text("code");
    }

    /** Code and place of each error of a problem. */
    public List<String> errors() {
        return json().path("errors")
                .valueStream()
                .map(it -> it.path("pointer").asString() + " " + it.path("code").asString())
                .toList();
    }

    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }
}

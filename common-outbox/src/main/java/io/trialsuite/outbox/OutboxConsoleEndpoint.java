package io.trialsuite.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.MimeType;

/**
 * {@code /actuator/outboxconsole}: a page for operators that asks the endpoints beside it, with the access token they give it. The page
 * itself knows nothing and may be let out to everybody.
 */
@WebEndpoint(id = "outboxconsole")
final class OutboxConsoleEndpoint {

    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css;charset=UTF-8",
            "console.js", "text/javascript;charset=UTF-8");

    @ReadOperation(produces = "text/html")
    WebEndpointResponse<String> page() {
        return file("console.html", "text/html;charset=UTF-8");
    }

    @ReadOperation(produces = {"text/css", "text/javascript"})
    @Nullable
    WebEndpointResponse<String> part(@Selector String name) {
        var type = TYPES.get(name);
        return type == null ? null : file(name, type);
    }

    private static WebEndpointResponse<String> file(String name, String type) {
        try {
            var text =
                    new ClassPathResource(name, OutboxConsoleEndpoint.class).getContentAsString(StandardCharsets.UTF_8);
            return new WebEndpointResponse<>(text, MimeType.valueOf(type));
        } catch (IOException e) {
            throw new UncheckedIOException("A part of the console is missing: " + name, e);
        }
    }
}

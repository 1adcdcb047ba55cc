package io.trialsuite.auth.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** v1 is frozen: each answer is the recorded one in {@code v1/}, in status, headers and body. Change the code, not the record. */
final class FrozenAnswer {

    private static final List<String> FROZEN =
            List.of("Cache-Control", "Content-Type", "Deprecation", "Link", "Sunset", "WWW-Authenticate");

    private FrozenAnswer() {}

    /** @param varying what differs from run to run, and the name that stands for it in the record */
    static void assertRecorded(String name, Answer answer, Map<String, String> varying) {
        var head = FROZEN.stream()
                .filter(answer.headers()::containsHeader)
                .map(it -> it + ": " + answer.headers().getFirst(it))
                .collect(Collectors.joining("\n"));
        var actual = "%d\n%s\n\n%s\n".formatted(answer.status(), head, answer.body());
        for (var value : varying.entrySet()) {
            assertThat(value.getKey()).isNotEmpty();
            actual = actual.replace(value.getKey(), "{" + value.getValue() + "}");
        }
        assertThat(actual).isEqualTo(recorded(name));
    }

    private static String recorded(String name) {
        try {
            return new ClassPathResource("v1/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

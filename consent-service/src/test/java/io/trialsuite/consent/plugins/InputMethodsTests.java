package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trialsuite.consent.plugins.InputMethods.Candidate;
import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputMethodsTests {

    @Test
    void aSecondClaimantOfAKeyIsRefusedByNameAndTheFirstStays() {
        var first = new TextInput();

        var methods = new InputMethods(List.of(
                new Candidate("built-in", () -> first),
                new Candidate("com.example.OtherText", () -> new Named("text"))));

        assertThat(methods.require("text")).isSameAs(first);
        assertThat(methods.refused())
                .containsExactly(new InputMethods.Refused(
                        "com.example.OtherText", "key text is already taken by " + TextInput.class.getName()));
    }

    @Test
    void aPluginThatFailsIsRefusedAndTheOthersWork() {
        var methods = new InputMethods(List.of(
                new Candidate("com.example.Broken", () -> {
                    throw new NoClassDefFoundError("com/example/Missing");
                }),
                new Candidate("com.example.BadKey", () -> new Named("Not A Key")),
                new Candidate("com.example.Date", () -> new Named("date"))));

        assertThat(methods.all()).extracting(InputMethod::key).containsExactly("date");
        assertThat(methods.refused())
                .extracting(InputMethods.Refused::name)
                .containsExactly("com.example.Broken", "com.example.BadKey");
    }

    @Test
    void pluginsInJarsAreFoundBehindABrokenOne(@TempDir Path folder) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(InputMethod.class.getName()), "com.example.Absent\n" + Rating.class.getName() + "\n");

        List<Candidate> found;
        try (var loader = new URLClassLoader(
                new URL[] {URI.create(folder.toUri().toString()).toURL()},
                getClass().getClassLoader())) {
            found = InputMethodDiscovery.installed(loader);
        }
        var methods = new InputMethods(found);

        assertThat(methods.find("rating")).isPresent();
        assertThat(methods.refused())
                .singleElement()
                .satisfies(it -> assertThat(it.name()).contains("com.example.Absent"));
    }

    @Test
    void aPublishedFieldWhoseMethodIsGoneIsAFaultOfTheInstallation() {
        var methods = new InputMethods(List.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> methods.require("rating"))
                .withMessageContaining("rating");
    }

    /** Found by the service loader. */
    public static final class Rating extends Named {
        public Rating() {
            super("rating");
        }
    }

    static class Named implements InputMethod {

        private final String key;

        Named(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Map<String, Object> configSchema() {
            return Map.of("type", "object");
        }

        @Override
        public List<Finding> checkConfig(InputField field) {
            return Finding.none();
        }

        @Override
        public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
            return Finding.none();
        }

        @Override
        public Object evidence(InputField field, Object answer) {
            return answer;
        }

        @Override
        public String html(InputField field, Wording wording, @Nullable Object answer) {
            return "";
        }

        @Override
        public String print(InputField field, Wording wording, Object evidence) {
            return "";
        }
    }
}

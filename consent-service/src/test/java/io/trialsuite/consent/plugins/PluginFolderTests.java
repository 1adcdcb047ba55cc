package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.input.InputMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as somebody would drop them: compiled here, and not on the class path. */
class PluginFolderTests {

    @TempDir
    Path folder;

    @TempDir
    Path workshop;

    @Test
    void aJarThatIsDroppedIsPickedUpAndABadOneIsRefusedByItsName() throws IOException {
        drop("a-broken.jar", "Broken", "throw new IllegalStateException(\"no licence\");", "broken");
        drop("b-taken.jar", "Taken", "", "text");
        drop("c-rating.jar", "Rating", "", "rating");
        Files.writeString(folder.resolve("d-notes.txt"), "no jar");
        Files.writeString(folder.resolve("e-garbage.jar"), "no jar either");
        try (var empty = new JarOutputStream(Files.newOutputStream(folder.resolve("f-empty.jar")))) {
            empty.putNextEntry(new JarEntry("README"));
        }

        var candidates = new ArrayList<InputMethods.Candidate>();
        candidates.add(new InputMethods.Candidate("built-in", TextInput::new));
        candidates.addAll(InputMethodDiscovery.dropped(folder));
        var methods = new InputMethods(candidates);

        assertThat(methods.all()).extracting(InputMethod::key).containsExactly("text", "rating");
        assertThat(methods.refused())
                .extracting(it -> it.name() + ": " + it.reason())
                .containsExactly(
                        "a-broken.jar!com.example.Broken: it failed to load: ServiceConfigurationError",
                        "b-taken.jar!com.example.Taken: key text is already taken by " + TextInput.class.getName(),
                        "e-garbage.jar: it offers no input method",
                        "f-empty.jar: it offers no input method");
    }

    @Test
    void twoJarsMayHaveClassesOfOneName() throws IOException {
        drop("one.jar", "Rating", "", "rating");
        drop("two.jar", "Rating", "", "other-rating");

        var methods = new InputMethods(InputMethodDiscovery.dropped(folder));

        assertThat(methods.all()).extracting(InputMethod::key).containsExactly("rating", "other-rating");
    }

    @Test
    void aFolderThatIsNotThereIsAFaultOfTheInstallation() {
        assertThatThrownBy(() -> InputMethodDiscovery.dropped(folder.resolve("absent")))
                .hasMessageContaining("consent.plugins.folder");
    }

    private void drop(String jar, String name, String onStart, String key) throws IOException {
        var source = Files.createDirectories(workshop.resolve(jar)).resolve(name + ".java");
        Files.writeString(source, source(name, onStart, key));
        var errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        workshop.resolve(jar).toString(),
                        source.toString());
        assertThat(errors).isZero();
        try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar)))) {
            out.putNextEntry(new JarEntry("com/example/" + name + ".class"));
            out.write(Files.readAllBytes(workshop.resolve(jar).resolve("com/example/" + name + ".class")));
            out.putNextEntry(new JarEntry("META-INF/services/" + InputMethod.class.getName()));
            out.write(("com.example." + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String source(String name, String onStart, String key) {
        return """
            package com.example;

            import io.trialsuite.input.*;
            import java.util.*;

            public class %1$s implements InputMethod {
                public %1$s() { %2$s }
                public String key() { return "%3$s"; }
                public Map<String, Object> configSchema() { return Map.of(); }
                public List<Finding> checkConfig(InputField field) { return Finding.none(); }
                public List<Finding> checkAnswer(InputField field, Object answer) { return Finding.none(); }
                public Object evidence(InputField field, Object answer) { return answer; }
                public String html(InputField field, Wording wording, Object answer) { return Html.escape(wording.label()); }
                public String print(InputField field, Wording wording, Object evidence) { return ""; }
            }
            """.formatted(name, onStart, key);
    }
}

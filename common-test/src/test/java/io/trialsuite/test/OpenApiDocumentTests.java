package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiDocumentTests {

    @TempDir
    Path folder;

    @Test
    void orderOfKeysAndServersDoNotMatter() throws IOException {
        var file = folder.resolve("vdr.json");
        Files.writeString(file, """
                {
                  "info" : {
                    "title" : "x"
                  },
                  "openapi" : "3.1.0"
                }
                """);

        assertThatCode(() -> OpenApiDocument.assertCurrent(
                        "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://127.0.0.1:4711\"}],\"info\":{\"title\":\"x\"}}",
                        file))
                .doesNotThrowAnyException();
    }

    @Test
    void aChangeIsFoundAndTheWayOutNamed() throws IOException {
        var file = folder.resolve("vdr.json");
        Files.writeString(file, "{\n  \"openapi\" : \"3.1.0\"\n}\n");

        assertThatThrownBy(() -> OpenApiDocument.assertCurrent("{\"openapi\":\"3.1.0\",\"paths\":{}}", file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("-Dsuite.update-docs=true");
    }

    @Test
    void aMissingFileIsADifference() {
        assertThatThrownBy(() -> OpenApiDocument.assertCurrent("{}", folder.resolve("none.json")))
                .isInstanceOf(AssertionError.class);
    }
}

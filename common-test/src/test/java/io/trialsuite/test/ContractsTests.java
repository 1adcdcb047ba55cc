package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTests {

    private static final String TYPE = "vdr.room.opened.v1";

    @TempDir
    Path folder;

    record RoomOpened(String roomId) {}

    @BeforeEach
    void declare() throws IOException {
        Files.createDirectories(folder.resolve("vdr"));
        Files.writeString(folder.resolve("vdr/" + TYPE + ".schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["roomId"],
                 "properties": {"roomId": {"type": "string", "format": "uuid"}}, "additionalProperties": true}
                """);
        Files.writeString(folder.resolve("vdr/" + TYPE + ".example.json"), """
                {"roomId": "0197b2c4-5d6e-7f80-9123-456789abcdef", "unknownToUs": 1}
                """);
    }

    @Test
    void dataThatFitsPasses() {
        Contracts.in(folder).assertValid(TYPE, new RoomOpened("0197b2c4-5d6e-7f80-9123-456789abcdef"));
    }

    @Test
    void dataThatDoesNotFitFailsAndSaysWhy() {
        var contracts = Contracts.in(folder);

        assertThatThrownBy(() -> contracts.assertValid(TYPE, "{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("roomId");
        assertThatThrownBy(() -> contracts.assertValid(TYPE, new RoomOpened("not-a-uuid")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("uuid");
    }

    @Test
    void anExampleIsReadTolerantly() {
        assertThat(Contracts.in(folder).example(TYPE, RoomOpened.class).roomId())
                .startsWith("0197b2c4");
    }

    @Test
    void aTypeWithoutAnExampleIsFound() throws IOException {
        Files.delete(folder.resolve("vdr/" + TYPE + ".example.json"));

        assertThatThrownBy(() -> Contracts.in(folder).types("vdr")).isInstanceOf(AssertionError.class);
    }

    @Test
    void theRepositoryIsFoundFromAModule() {
        assertThat(RepositoryRoot.find().resolve("common-test/pom.xml")).exists();
    }
}

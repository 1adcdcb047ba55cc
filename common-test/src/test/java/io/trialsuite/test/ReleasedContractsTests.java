package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedContractsTests {

    private static final String TYPE = "vdr.room.opened.v1";

    @TempDir
    Path folder;

    private ReleasedContracts contracts;

    @BeforeEach
    void publish() throws IOException {
        contracts = new ReleasedContracts(folder);
        write("roomId", TYPE);
    }

    private void write(String property, String type) throws IOException {
        Files.createDirectories(folder.resolve("vdr"));
        Files.writeString(schema(type), """
                {"type": "object", "required": ["%s"], "properties": {"%s": {"type": "string"}}}
                """.formatted(property, property));
    }

    private Path schema(String type) {
        return folder.resolve("vdr/" + type + ".schema.json");
    }

    @Test
    void whatIsReleasedAndNotChangedIsNotBroken() throws IOException {
        contracts.release();

        assertThat(contracts.broken()).isEmpty();
        assertThat(folder.resolve("released/vdr/" + TYPE + ".schema.json")).exists();
    }

    @Test
    void withoutAReleaseNothingIsProved() throws IOException {
        assertThat(contracts.broken()).isEqualTo(Map.of("vdr", List.of(ReleasedContracts.NEVER_RELEASED)));
    }

    @Test
    void aReleasedTypeThatIsChangedIncompatiblyIsFound() throws IOException {
        contracts.release();
        write("id", TYPE);

        assertThat(contracts.broken())
                .isEqualTo(Map.of(TYPE, List.of("data.roomId is no longer always there", "data.roomId is gone")));
    }

    @Test
    void aReleasedTypeThatVanishedIsFound() throws IOException {
        contracts.release();
        Files.delete(schema(TYPE));

        assertThat(contracts.broken()).isEqualTo(Map.of(TYPE, List.of("is no longer published")));
    }

    @Test
    void aReleaseDoesNotBreakTheOneBefore() throws IOException {
        contracts.release();
        write("id", TYPE);

        assertThatThrownBy(contracts::release).isInstanceOf(AssertionError.class);
        write("roomId", TYPE);
        write("id", "vdr.room.opened.v2");
        contracts.release();
        assertThat(contracts.broken()).isEmpty();
    }
}

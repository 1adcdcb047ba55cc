package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.outbox.test.RecordingOutbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuickStartTests {

    @Test
    void theExampleOfTheReadmeIsTheOneThatCompiles() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var example =
                readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```", readme.indexOf("```java") + 7));
        var compiled = Files.readString(Path.of("src/test/java/io/trialsuite/outbox/QuickStart.java"));

        assertThat(withoutBlanks(compiled)).contains(example.split("\n\n", -1)[0].replaceAll("\\s", ""));
        assertThat(withoutBlanks(compiled)).contains(example.split("\n\n", -1)[1].replaceAll("\\s", ""));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void theRecordingOutboxTellsWhatWasAppended() {
        var outbox = new RecordingOutbox();
        var thing = UUID.randomUUID();
        var renaming =
                new QuickStart.RenamingThings(id -> name -> {}, outbox, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        renaming.rename(new QuickStart.Rename(thing, "new", UUID.randomUUID()));

        assertThat(outbox.types()).containsExactly("sample.thing.renamed.v1");
        assertThat(outbox.only("sample.thing.renamed.v1", QuickStart.Renamed.class))
                .isEqualTo(new QuickStart.Renamed("new"));
        assertThat(outbox.messages().getFirst().subject()).isEqualTo(thing.toString());
        outbox.clear();
        assertThat(outbox.messages()).isEmpty();
    }
}

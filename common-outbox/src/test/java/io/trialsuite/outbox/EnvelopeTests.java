package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTests {

    private static final OutgoingMessage MESSAGE = new OutgoingMessage(
            7,
            42,
            MessageId.of("0197a1b2-0000-7000-8000-000000000001"),
            "sample-events.fifo",
            "subject-1",
            "sample.thing.happened.v1",
            "flow-1",
            "{\"time\":\"2026-03-01T10:15:30Z\",\"organizationid\":\"org \\\"1\\\"\",\"causationid\":\"cause-1\"}",
            "{\"number\":1,\"text\":\"é\"}".getBytes(StandardCharsets.UTF_8),
            Instant.parse("2026-03-01T10:15:31Z"));

    private final Envelope envelope =
            new Envelope(JsonMapper.shared(), "/sample-service", "https://contracts.example/sample/");
    private final EnvelopeReader reader = new EnvelopeReader(JsonMapper.shared());

    @Test
    void theCloudEventsLibraryReadsWhatIsWritten() {
        var format = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));

        var event = format.deserialize(write().getBytes(StandardCharsets.UTF_8));

        assertThat(event.getSpecVersion()).hasToString("1.0");
        assertThat(event.getId()).isEqualTo("0197a1b2-0000-7000-8000-000000000001");
        assertThat(event.getSource()).isEqualTo(URI.create("/sample-service"));
        assertThat(event.getType()).isEqualTo("sample.thing.happened.v1");
        assertThat(event.getSubject()).isEqualTo("subject-1");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-03-01T10:15:30Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema())
                .isEqualTo(URI.create("https://contracts.example/sample/sample.thing.happened.v1.schema.json"));
        assertThat(event.getExtension("organizationid")).isEqualTo("org \"1\"");
        assertThat(event.getExtension("correlationid")).isEqualTo("flow-1");
        assertThat(event.getExtension("causationid")).isEqualTo("cause-1");
        assertThat(event.getExtension("sequence")).isEqualTo("00000000000000000042");
        assertThat(event.getExtension("recordedat")).isEqualTo("2026-03-01T10:15:31Z");
        assertThat(event.getExtension("publishedat")).isEqualTo("2026-03-01T10:15:32Z");
        assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"number\":1,\"text\":\"é\"}");
    }

    record Data(int number) {}

    @Test
    void whatIsWrittenIsReadBack() {
        var message = reader.as(Data.class, reader.read(write()));

        assertThat(message.id()).isEqualTo(MESSAGE.id());
        assertThat(message.source()).isEqualTo("/sample-service");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-03-01T10:15:30Z"));
        assertThat(message.data()).isEqualTo(new Data(1));
        assertThat(message.attributes())
                .isEqualTo(Map.of(
                        "organizationid", "org \"1\"",
                        "correlationid", "flow-1",
                        "causationid", "cause-1",
                        "sequence", "00000000000000000042"));
        assertThat(reader.read(write()).recordedAt()).isEqualTo(Instant.parse("2026-03-01T10:15:31Z"));
    }

    @Test
    void aForeignIdThatIsNoUuidAlwaysBecomesTheSameOne() {
        var foreign = write().replace("0197a1b2-0000-7000-8000-000000000001", "A234-1234-1234");

        assertThat(reader.read(foreign).id()).isEqualTo(reader.read(foreign).id());
        assertThat(reader.read(foreign).id())
                .isNotEqualTo(reader.read(foreign.replace("/sample-service", "/other"))
                        .id());
    }

    private String write() {
        return envelope.write(MESSAGE, Instant.parse("2026-03-01T10:15:32Z"));
    }
}

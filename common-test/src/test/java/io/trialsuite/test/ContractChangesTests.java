package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractChangesTests {

    private static final String EARLIER = """
            {"type": "object", "required": ["id", "kind"], "properties": {
                "id": {"type": "string", "format": "uuid"},
                "kind": {"enum": ["A", "B"]},
                "amount": {"type": "number"},
                "lines": {"type": "array", "items": {"type": "object", "properties": {"text": {"type": "string"}}}}
            }}""";

    private static JsonNode schema(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static void assertBreaks(String from, String to, String... sentences) {
        assertThat(ContractChanges.breaking(schema(EARLIER), schema(EARLIER.replace(from, to))))
                .containsExactly(sentences);
    }

    @Test
    void addingIsNoBreak() {
        assertBreaks("\"amount\":", "\"more\": {\"type\": \"string\"}, \"amount\":");
        assertBreaks("[\"id\", \"kind\"]", "[\"id\", \"kind\", \"amount\"]");
        assertBreaks("\"number\"", "\"integer\"");
        assertBreaks("[\"A\", \"B\"]", "[\"A\"]");
    }

    @Test
    void takingAwayIsABreak() {
        assertBreaks("\"amount\"", "\"sum\"", "data.amount is gone");
        assertBreaks("[\"id\", \"kind\"]", "[\"id\"]", "data.kind is no longer always there");
        assertBreaks("\"text\"", "\"words\"", "data.lines[].text is gone");
        assertBreaks("\"items\"", "\"contains\"", "data.lines[] may be anything");
    }

    @Test
    void anotherMeaningIsABreak() {
        assertBreaks("\"number\"", "[\"number\", \"null\"]", "data.amount may be of another type than number");
        assertBreaks("[\"A\", \"B\"]", "[\"A\", \"C\"]", "data.kind may have values that readers do not know: [\"C\"]");
        assertBreaks("\"uuid\"", "\"uri\"", "data.id has another format");
    }

    private static void assertBreaksCommand(String from, String to, String... sentences) {
        var earlier = EARLIER.replaceFirst("\\{", "{\"x-command\": true, ");
        assertThat(ContractChanges.breaking(schema(earlier), schema(earlier.replace(from, to))))
                .containsExactly(sentences);
    }

    @Test
    void theReaderOfACommandMayAcceptMoreAndNotDemandMore() {
        assertBreaksCommand("[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]");
        assertBreaksCommand("\"number\"", "[\"number\", \"null\"]");
        assertBreaksCommand("[\"id\", \"kind\"]", "[\"id\"]");
        assertBreaksCommand("[\"A\", \"B\"]", "[\"A\"]", "data.kind may have values that readers do not know: [\"B\"]");
        assertBreaksCommand("\"number\"", "\"integer\"", "data.amount may be of another type than integer");
        assertBreaksCommand(
                "[\"id\", \"kind\"]",
                "[\"id\", \"kind\", \"amount\"]",
                "data.amount is demanded of writers that do not know it");
    }
}

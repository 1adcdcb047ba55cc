package io.trialsuite.localaws.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper of this module. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static byte[] write(Object tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonNode read(byte[] json) throws JacksonException {
        return MAPPER.readTree(json);
    }

    public static JsonNode read(String json) throws JacksonException {
        return MAPPER.readTree(json);
    }

    /**
     * A request body that has to be an object; an empty one counts as {@code {}}.
     *
     * @throws AwsError 400 {@code SerializationException} if it is anything else
     */
    public static ObjectNode readObject(byte[] json) {
        if (json.length == 0) {
            return object();
        }
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new AwsError(400, "SerializationException", "The request is not JSON: " + e.getOriginalMessage());
        }
        throw new AwsError(400, "SerializationException", "The request is not a JSON object.");
    }
}

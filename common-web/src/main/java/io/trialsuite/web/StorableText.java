package io.trialsuite.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Text that PostgreSQL keeps as it came: without U+0000, which it refuses, and half surrogates, which no encoding has. */
final class StorableText {

    private static final String REFUSAL = "contains a character that is none";

    private StorableText() {}

    static boolean accepts(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Refuses other text wherever a body has a string or the name of a member. */
    static SimpleModule module() {
        return new SimpleModule("storable-text")
                .addDeserializer(String.class, new Values())
                .addKeyDeserializer(String.class, new Names());
    }

    private static final class Values extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            return text == null || accepts(text)
                    ? text
                    : context.reportInputMismatch(String.class, "A text " + REFUSAL);
        }
    }

    private static final class Names extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return accepts(name) ? name : context.reportInputMismatch(String.class, "A name " + REFUSAL);
        }
    }
}

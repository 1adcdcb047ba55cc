package io.trialsuite.consent.plugins;

import java.util.Map;

/**
 * A field of a consent as its input method sees it.
 *
 * @param required whether the consent cannot be signed without an answer
 */
public record InputField(String fieldId, boolean required, Map<String, Object> config) {

    public InputField {
        config = Map.copyOf(config);
    }
}

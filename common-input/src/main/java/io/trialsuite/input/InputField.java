package io.trialsuite.input;

import java.util.List;
import java.util.Map;

/**
 * A field of a consent as its input method sees it.
 *
 * @param required whether the consent cannot be signed without an answer
 * @param locales the languages of the consent, ISO 639-1; words in the configuration exist in each of them
 */
public record InputField(String fieldId, boolean required, List<String> locales, Map<String, Object> config) {

    public InputField {
        locales = List.copyOf(locales);
        config = Map.copyOf(config);
    }
}

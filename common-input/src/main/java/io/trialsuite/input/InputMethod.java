package io.trialsuite.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a participant can answer a field of a consent. An implementation is found as a Spring bean or through
 * {@link java.util.ServiceLoader}; it is stateless and thread-safe, and it never sees who answers.
 *
 * <p>Configurations and answers are JSON values as plain Java objects: {@code Map<String, ?>}, {@code List<?>},
 * {@code String}, {@code Number}, {@code Boolean}. They come from outside: a method checks every type it relies on.
 */
public interface InputMethod {

    /** The name by which a field asks for this method: {@code [a-z][a-z0-9-]{0,40}}, unique within a running service. */
    String key();

    /** JSON Schema of the configuration, for those who write consents. */
    Map<String, Object> configSchema();

    /** What is wrong with the field's configuration; empty when the field may be published. */
    List<Finding> checkConfig(InputField field);

    /**
     * What is wrong with the answer; empty when it may be kept.
     *
     * @param answer null when the field has not been answered
     */
    List<Finding> checkAnswer(InputField field, @Nullable Object answer);

    /**
     * What keeps an accepted answer from being signed; empty, as for most methods, when nothing does. An answer that may be kept
     * but not signed is one that the participant is expected to think over.
     */
    default List<Finding> checkComplete(InputField field, Object answer) {
        return Finding.none();
    }

    /** Whether every answer that was ever given belongs to the evidence, and not the last one alone. */
    default boolean keepsAttempts() {
        return false;
    }

    /** As much of the configuration as a participant may know. */
    default Map<String, Object> shownConfig(InputField field) {
        return field.config();
    }

    /** What the participant is told about an answer that was kept, in their language; empty when there is nothing to say. */
    default Optional<String> remark(InputField field, Wording wording, Object answer) {
        return Optional.empty();
    }

    /**
     * The answer in the form that is signed and kept for ever. Called only with an answer that {@link #checkAnswer} accepted;
     * equal answers give equal evidence, in whatever release they are asked again.
     */
    Object evidence(InputField field, Object answer);

    /**
     * The field as HTML, escaped, with the answer if there is one. Nothing that is required is ticked before it is answered.
     */
    String html(InputField field, Wording wording, @Nullable Object answer);

    /**
     * The answered field on paper, where nothing can be clicked any more: the question and what was answered, as escaped HTML
     * without controls or scripts. Equal evidence gives equal markup, in whatever release it is asked again.
     *
     * @param evidence as {@link #evidence} returned it, from JSON
     */
    String print(InputField field, Wording wording, Object evidence);
}

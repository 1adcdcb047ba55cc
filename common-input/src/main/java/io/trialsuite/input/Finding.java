package io.trialsuite.input;

import java.util.List;

/**
 * One thing that is wrong.
 *
 * @param pointer JSON Pointer into the value that was checked; empty for the whole value
 * @param code kebab-case, stable
 * @param message one sentence for the person who must correct it
 */
public record Finding(String pointer, String code, String message) {

    public Finding under(String prefix) {
        return new Finding(prefix + pointer, code, message);
    }

    public static List<Finding> none() {
        return List.of();
    }

    public static List<Finding> one(String pointer, String code, String message) {
        return List.of(new Finding(pointer, code, message));
    }
}

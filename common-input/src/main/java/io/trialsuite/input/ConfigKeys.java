package io.trialsuite.input;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses configuration members that a method does not know: a misspelt limit must not silently mean no limit. */
public final class ConfigKeys {

    private ConfigKeys() {}

    /** A finding for each member that is not known, in the order of their names. */
    public static List<Finding> unknown(Map<String, Object> config, Set<String> known) {
        return config.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> new Finding("/" + key, "unknown-config", "This input method has no setting " + key + "."))
                .toList();
    }
}

package io.trialsuite.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which changes between two JSON Schemas of one event type break a consumer that was written against the earlier one. Adding
 * optional or required members is fine, for readers ignore what they do not know; taking away what they may rely on is not.
 *
 * <p>A command, marked by {@code x-command}, is the other way round: many write it and its one reader changes first, so the reader
 * may accept more, and must not demand more.
 */
final class ContractChanges {

    private final List<String> breaking = new ArrayList<>();
    private final boolean command;

    private ContractChanges(boolean command) {
        this.command = command;
    }

    /** Each breaking change in a sentence; empty when every reader of the earlier one can read the later one. */
    public static List<String> breaking(JsonNode earlier, JsonNode later) {
        var changes = new ContractChanges(earlier.path("x-command").asBoolean(false));
        changes.compare("data", earlier, later);
        return List.copyOf(changes.breaking);
    }

    private void compare(String path, JsonNode earlier, JsonNode later) {
        compareType(path, earlier, later);
        compareValues(path, earlier, later);
        if (!earlier.path("format").equals(later.path("format")) && earlier.has("format")) {
            breaking.add(path + " has another format");
        }
        compareRequired(path, names(earlier.path("required")), names(later.path("required")));
        earlier.path("properties").properties().forEach(property -> {
            var counterpart = later.path("properties").path(property.getKey());
            if (counterpart.isMissingNode()) {
                breaking.add(path + "." + property.getKey() + " is gone");
            } else {
                compare(path + "." + property.getKey(), property.getValue(), counterpart);
            }
        });
        if (earlier.has("items") && later.has("items")) {
            compare(path + "[]", earlier.path("items"), later.path("items"));
        } else if (earlier.has("items")) {
            breaking.add(path + "[] may be anything");
        }
    }

    private void compareRequired(String path, Set<String> earlier, Set<String> later) {
        if (command) {
            later.removeAll(earlier);
            later.forEach(name -> breaking.add(path + "." + name + " is demanded of writers that do not know it"));
            return;
        }
        earlier.removeAll(later);
        earlier.forEach(name -> breaking.add(path + "." + name + " is no longer always there"));
    }

    private void compareType(String path, JsonNode earlier, JsonNode later) {
        if (!earlier.has("type")) {
            return;
        }
        var unknown = command ? types(earlier) : types(later);
        var known = command ? types(later) : types(earlier);
        unknown.removeAll(known);
        // every integer is a number
        if (known.contains("number")) {
            unknown.remove("integer");
        }
        if (!unknown.isEmpty() || !later.has("type")) {
            breaking.add(path + " may be of another type than " + String.join(" or ", known));
        }
    }

    private void compareValues(String path, JsonNode earlier, JsonNode later) {
        if (earlier.has("enum")) {
            var unknown = values((command ? earlier : later).path("enum"));
            unknown.removeAll(values((command ? later : earlier).path("enum")));
            if (!unknown.isEmpty() || (!command && !later.has("enum"))) {
                breaking.add(path + " may have values that readers do not know: " + new TreeSet<>(unknown));
            }
        }
        if (earlier.has("const") && !Objects.equals(earlier.get("const"), later.get("const"))) {
            breaking.add(path + " has another fixed value");
        }
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? names(type) : new TreeSet<>(type.isMissingNode() ? Set.of() : Set.of(type.asString()));
    }

    private static Set<String> names(JsonNode array) {
        var names = new TreeSet<String>();
        array.forEach(name -> names.add(name.asString()));
        return names;
    }

    private static Set<String> values(JsonNode array) {
        var values = new HashSet<String>();
        array.forEach(value -> values.add(value.toString()));
        return values;
    }
}

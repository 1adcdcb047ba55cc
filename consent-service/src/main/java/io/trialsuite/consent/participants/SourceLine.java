package io.trialsuite.consent.participants;

import java.util.List;
import java.util.Map;

/**
 * One line of a table, before anything is known about its values.
 *
 * @param line as an editor counts, the header being line 1
 * @param columns where each column stands
 * @param formulas columns that a spreadsheet computes
 */
record SourceLine(long line, Map<String, Integer> columns, List<String> values, List<String> formulas) {

    boolean isBlank() {
        return values.stream().allMatch(String::isEmpty);
    }

    boolean isConsistent() {
        return values.size() == columns.size();
    }

    String get(String column) {
        return values.get(columns.getOrDefault(column, 0));
    }

    @Override
    public String toString() {
        return "SourceLine[" + line + "]";
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.consent.participants.SourceTable.Encoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * A file of participants, as comma-separated text or a spreadsheet: the seven columns in any order, at most 10 000 rows. A file
 * that cannot be read as such has no rows and one error.
 */
record ParticipantFile(Encoding encoding, List<ParticipantRow> rows, List<RowError> errors) {

    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;
    static final List<String> COLUMNS =
            List.of("subject_code", "full_name", "email", "mobile", "language", "birth_year", "site_code");

    static ParticipantFile read(byte[] content, int thisYear) {
        try {
            if (content.length > MOST_BYTES) {
                throw new FileUnreadable("format", "too-large", "A file has at most 2 MB.");
            }
            var table = SpreadsheetTable.isOne(content)
                    ? SpreadsheetTable.read(content, MOST_ROWS)
                    : CsvTable.read(content, MOST_ROWS);
            requireColumns(table.header());
            if (table.lines().size() > MOST_ROWS) {
                throw new FileUnreadable("rows", "too-many-rows", "A file has at most " + MOST_ROWS + " rows.");
            }
            return read(table, thisYear);
        } catch (FileUnreadable unreadable) {
            return new ParticipantFile(Encoding.UTF_8, List.of(), List.of(unreadable.error()));
        }
    }

    private static void requireColumns(List<String> header) throws FileUnreadable {
        if (header.size() != COLUMNS.size() || !new TreeSet<>(header).equals(new TreeSet<>(COLUMNS))) {
            throw new FileUnreadable(
                    "header", "wrong-columns", "The header names exactly " + String.join(", ", COLUMNS) + ".");
        }
    }

    private static ParticipantFile read(SourceTable table, int thisYear) {
        var rows = new ArrayList<ParticipantRow>();
        var errors = new ArrayList<RowError>();
        var lines = new HashMap<String, Long>();
        for (var line : table.lines()) {
            if (line.isBlank()) {
                continue;
            }
            var checked = CheckedRow.of(line, thisYear);
            errors.addAll(checked.errors());
            if (!checked.errors().isEmpty()) {
                continue;
            }
            var valid = checked.row();
            var earlier = lines.putIfAbsent(valid.subjectNo(), valid.line());
            if (earlier == null) {
                rows.add(valid);
            } else {
                errors.add(RowError.of(
                        valid.line(),
                        "subject_code",
                        "duplicate-in-file",
                        "Line " + earlier + " has the same subject."));
            }
        }
        return new ParticipantFile(table.encoding(), rows, errors);
    }
}

package io.trialsuite.consent.participants;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of participants: UTF-8, the seven columns in any order, at most 10 000 rows. A file that cannot be read as such
 * has no rows and one error.
 */
record ParticipantFile(List<ParticipantRow> rows, List<RowError> errors) {

    static final int MOST_ROWS = 10_000;
    static final List<String> COLUMNS =
            List.of("subject_code", "full_name", "email", "mobile", "language", "birth_year", "site_code");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static ParticipantFile read(byte[] content, int thisYear) {
        try {
            return read(decode(content), thisYear);
        } catch (CharacterCodingException undecodable) {
            return unreadable("encoding", "not-utf-8", "The file is not encoded in UTF-8.");
        } catch (IOException | UncheckedIOException | IllegalArgumentException malformed) {
            return unreadable("format", "not-csv", "The file is not comma-separated text with one header line.");
        }
    }

    private static ParticipantFile read(String text, int thisYear) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            var names = new TreeSet<>(parser.getHeaderNames());
            if (!names.equals(new TreeSet<>(COLUMNS)) || parser.getHeaderNames().size() != COLUMNS.size()) {
                return unreadable(
                        "header", "wrong-columns", "The header names exactly " + String.join(", ", COLUMNS) + ".");
            }
            return read(parser, thisYear);
        }
    }

    private static ParticipantFile read(Iterable<CSVRecord> records, int thisYear) {
        var rows = new ArrayList<ParticipantRow>();
        var errors = new ArrayList<RowError>();
        var lines = new HashMap<String, Long>();
        for (var row : records) {
            if (row.getRecordNumber() > MOST_ROWS) {
                return unreadable("rows", "too-many-rows", "A file has at most " + MOST_ROWS + " rows.");
            }
            var checked = CheckedRow.of(row, thisYear);
            if (checked.isBlank()) {
                continue;
            }
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
        return new ParticipantFile(rows, errors);
    }

    private static ParticipantFile unreadable(String part, String code, String message) {
        return new ParticipantFile(List.of(), List.of(RowError.of(1, part, code, message)));
    }

    private static String decode(byte[] content) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}

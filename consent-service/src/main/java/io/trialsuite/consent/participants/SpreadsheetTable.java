package io.trialsuite.consent.participants;

import io.trialsuite.consent.participants.SourceTable.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of an XLSX file; what it computes is not believed, and what it inflates to is counted first. */
final class SpreadsheetTable {

    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};
    private static final long LARGEST_INSIDE = 40L << 20;
    private static final int MOST_PARTS = 500;

    private SpreadsheetTable() {}

    static boolean isOne(byte[] content) {
        return content.length > ARCHIVE.length && Arrays.equals(content, 0, ARCHIVE.length, ARCHIVE, 0, ARCHIVE.length);
    }

    static SourceTable read(byte[] content, int mostLines) throws FileUnreadable {
        try {
            requireReasonable(content);
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
                    var rows = book.getFirstSheet().openStream()) {
                return table(rows.iterator(), mostLines);
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException malformed) {
            throw new FileUnreadable("format", "not-xlsx", "The file is not a spreadsheet that can be read.");
        }
    }

    private static SourceTable table(Iterator<Row> rows, int mostLines) throws FileUnreadable {
        if (!rows.hasNext()) {
            throw new FileUnreadable("header", "wrong-columns", "The first sheet is empty.");
        }
        var header = texts(rows.next());
        var columns = new HashMap<String, Integer>();
        for (var at = 0; at < header.size(); at++) {
            columns.putIfAbsent(header.get(at), at);
        }
        var lines = new ArrayList<SourceLine>();
        while (rows.hasNext() && lines.size() <= mostLines) {
            var row = rows.next();
            lines.add(
                    new SourceLine(row.getRowNum(), columns, padded(texts(row), header.size()), formulas(row, header)));
        }
        return new SourceTable(Encoding.XLSX, header, lines);
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (var at = 0; at < row.getCellCount(); at++) {
            texts.add(row.getCellText(at).strip());
        }
        // empty cells that a spreadsheet keeps behind the last column
        while (!texts.isEmpty() && texts.getLast().isEmpty()) {
            texts.removeLast();
        }
        return texts;
    }

    private static List<String> padded(List<String> texts, int size) {
        while (texts.size() < size) {
            texts.add("");
        }
        return texts;
    }

    private static List<String> formulas(Row row, List<String> header) {
        var formulas = new ArrayList<String>();
        for (var at = 0; at < Math.min(header.size(), row.getCellCount()); at++) {
            var cell = row.getCell(at);
            if (cell != null && cell.getFormula() != null) {
                formulas.add(header.get(at));
            }
        }
        return formulas;
    }

    private static void requireReasonable(byte[] content) throws IOException, FileUnreadable {
        var left = LARGEST_INSIDE;
        var parts = 0;
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var part : Collections.list(zip.getEntries())) {
                parts++;
                left -= sizeUpTo(left, zip, part);
                if (left <= 0 || parts > MOST_PARTS) {
                    throw new FileUnreadable(
                            "format", "too-large-inside", "The spreadsheet inflates to more than 40 MB.");
                }
            }
        }
    }

    /** Counted, not read from the archive's own words. */
    private static long sizeUpTo(long most, ZipFile zip, ZipArchiveEntry part) throws IOException {
        var size = 0L;
        var buffer = new byte[1 << 16];
        try (var in = zip.getInputStream(part)) {
            for (var read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.consent.participants.SourceTable.Encoding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads comma-separated text in UTF-8 or, as Korean spreadsheets still save it, in code page 949. A file that mixes both is
 * refused: half of its names would be garbled.
 */
final class CsvTable {

    private static final Charset CODE_PAGE_949 = Charset.forName("x-windows-949");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte LINE_END = '\n';

    private CsvTable() {}

    static SourceTable read(byte[] content, int mostLines) throws FileUnreadable {
        var text = decode(content, StandardCharsets.UTF_8);
        if (text.isPresent()) {
            return parse(Encoding.UTF_8, text.get(), mostLines);
        }
        var korean = hasLineInUtf8(content) ? Optional.<String>empty() : decode(content, CODE_PAGE_949);
        if (korean.isEmpty()) {
            throw new FileUnreadable(
                    "encoding", "unknown-encoding", "The file is encoded neither in UTF-8 nor in CP949 throughout.");
        }
        return parse(Encoding.CP949, korean.get(), mostLines);
    }

    private static SourceTable parse(Encoding encoding, String text, int mostLines) throws FileUnreadable {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(false)
                .get();
        var whole = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (var parser = format.parse(new StringReader(whole))) {
            return new SourceTable(encoding, parser.getHeaderNames(), lines(parser, mostLines));
        } catch (IOException | UncheckedIOException | IllegalArgumentException malformed) {
            throw new FileUnreadable("format", "not-csv", "The file is not comma-separated text with one header line.");
        }
    }

    private static List<SourceLine> lines(CSVParser parser, int mostLines) {
        var lines = new ArrayList<SourceLine>();
        var columns = parser.getHeaderMap();
        for (var row : parser) {
            if (lines.size() > mostLines) {
                break;
            }
            lines.add(new SourceLine(row.getRecordNumber() + 1, columns, row.toList(), List.of()));
        }
        return lines;
    }

    private static boolean hasLineInUtf8(byte[] content) {
        var start = 0;
        for (var at = 0; at <= content.length; at++) {
            if (at == content.length || content[at] == LINE_END) {
                var line = ByteBuffer.wrap(content, start, at - start);
                if (!isAscii(line) && decode(line, StandardCharsets.UTF_8).isPresent()) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    private static boolean isAscii(ByteBuffer line) {
        for (var at = line.position(); at < line.limit(); at++) {
            if (line.get(at) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(byte[] content, Charset charset) {
        return decode(ByteBuffer.wrap(content), charset);
    }

    private static Optional<String> decode(ByteBuffer content, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(content.duplicate()).toString());
        } catch (CharacterCodingException undecodable) {
            return Optional.empty();
        }
    }
}

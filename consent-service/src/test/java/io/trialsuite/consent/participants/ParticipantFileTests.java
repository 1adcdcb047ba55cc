package io.trialsuite.consent.participants;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class ParticipantFileTests {

    private static final Charset CP949 = Charset.forName("x-windows-949");
    private static final String GOOD = "S-1,Haneul Kim,haneul@example.org,+821012345678,en,1980,KR-01";

    @Test
    void theSampleOfTheSuiteIsReadWhole() throws IOException {
        var sample = Path.of("..", "launcher", "src", "main", "resources", "sample", "participants-ko-en.csv");

        var file = ParticipantFile.read(Files.readAllBytes(sample), 2026);

        assertThat(file.errors()).isEmpty();
        assertThat(file.rows()).hasSize(200);
        assertThat(file.rows().get(1).identity().fullName()).isEqualTo("송시우");
        assertThat(file.rows().get(1).line()).isEqualTo(3);
    }

    @Test
    void addressMobileAndYearMayBeMissing() {
        assertThat(read("S-1,Haneul Kim,,,en,,KR-01").rows()).singleElement().satisfies(row -> {
            assertThat(row.identity().email()).isNull();
            assertThat(row.identity().mobile()).isNull();
            assertThat(row.identity().birthYear()).isNull();
        });
    }

    @Test
    void whatNoMailCouldCarryIsRefusedHere() {
        var file = read(
                "S-1,Haneul\u2028Kim,haneul@example.org,,en,1980,KR-01",
                "S-2,\u3000,haneul@example.org,,en,1980,KR-01",
                "S-3,Haneul Kim," + "x".repeat(65) + "@example.org,,en,1980,KR-01",
                "S-4,Haneul Kim," + "x".repeat(64) + "@example.org,,en,1980,KR-01");

        assertThat(errors(file))
                .containsExactly("/2/full_name control-character", "/3/full_name required", "/4/email too-long");
        assertThat(file.rows()).hasSize(1);
    }

    @Test
    void eachWrongValueIsNamedByLineAndColumn() {
        var file = read(
                GOOD,
                "S 2,Haneul Kim,haneul@example.org,+821012345678,en,1980,KR-01",
                "S-3,,haneul@example.org,+821012345678,en,1980,KR-01",
                "S-4,Haneul Kim,not-an-address,+821012345678,en,1980,KR-01",
                "S-5,Haneul Kim,haneul@example.org,010-1234-5678,en,1980,KR-01",
                "S-6,Haneul Kim,haneul@example.org,+821012345678,English,1980,KR-01",
                "S-7,Haneul Kim,haneul@example.org,+821012345678,en,2080,KR-01",
                "S-8,Haneul Kim,haneul@example.org,+821012345678,en,1980,",
                "S-9,=cmd()|calc,haneul@example.org,+821012345678,en,1980,KR-01",
                "S-10,too few");

        assertThat(file.rows()).hasSize(1);
        assertThat(errors(file))
                .containsExactly(
                        "/3/subject_code wrong-format",
                        "/4/full_name required",
                        "/5/email wrong-format",
                        "/6/mobile wrong-format",
                        "/7/language too-long",
                        "/8/birth_year out-of-range",
                        "/9/site_code required",
                        "/10/full_name formula",
                        "/11/columns wrong-column-count");
    }

    @Test
    void aSubjectOccursOncePerFile() {
        assertThat(errors(read(GOOD, GOOD))).containsExactly("/3/subject_code duplicate-in-file");
    }

    @Test
    void anErrorNeverRepeatsAValue() {
        var file = read("S-1,Haneul\u0007Kim,haneul@@example,+821012345678,en,1980,KR-01");

        assertThat(file.errors()).isNotEmpty();
        assertThat(file.errors().toString()).doesNotContain("Haneul").doesNotContain("haneul");
    }

    @Test
    void valuesHaveLimits() {
        var longName = "S-1,%s,haneul@example.org,+821012345678,en,1980,KR-01".formatted("x".repeat(121));
        var longAddress = "S-2,Haneul Kim,%s@example.org,+821012345678,en,1980,KR-01".formatted("x".repeat(250));

        assertThat(errors(read(longName, longAddress))).containsExactly("/2/full_name too-long", "/3/email too-long");
    }

    @Test
    void unknownMissingAndRepeatedColumnsAreRefused() {
        for (var header : List.of(
                Fixtures.HEADER + ",diagnosis",
                "subject_code,full_name",
                Fixtures.HEADER.replace("email", "mobile"),
                "")) {
            var file = ParticipantFile.read((header + "\n" + GOOD).getBytes(StandardCharsets.UTF_8), 2026);
            assertThat(file.rows()).isEmpty();
            assertThat(file.errors()).hasSize(1);
        }
    }

    @Test
    void whatKoreanSpreadsheetsSaveIsRead() {
        var cp949 = (Fixtures.HEADER + "\nS-1,김하늘,,,ko,,KR-01\nS-2,뷁쀍,,,ko,,KR-01\n").getBytes(CP949);

        var file = ParticipantFile.read(cp949, 2026);

        assertThat(file.errors()).isEmpty();
        assertThat(file.encoding()).isEqualTo(SourceTable.Encoding.CP949);
        assertThat(file.rows()).extracting(row -> row.identity().fullName()).containsExactly("김하늘", "뷁쀍");
    }

    @Test
    void otherEncodingsAndMixedOnesAreRefusedInsteadOfGarbled() {
        var mixed = new ByteArrayOutputStream();
        mixed.writeBytes((Fixtures.HEADER + "\nS-1,김하늘,,,ko,,KR-01\n").getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("S-2,이바다,,,ko,,KR-01\n".getBytes(CP949));
        var utf16 = (Fixtures.HEADER + "\nS-1,김하늘,,,ko,,KR-01\n").getBytes(StandardCharsets.UTF_16);
        var utf8 = (Fixtures.HEADER + "\nS-1,김하늘,,,ko,,KR-01\nS-2,이바다,,,ko,,KR-01\n").getBytes(StandardCharsets.UTF_8);

        assertThat(errors(ParticipantFile.read(mixed.toByteArray(), 2026)))
                .containsExactly("/1/encoding unknown-encoding");
        assertThat(ParticipantFile.read(utf16, 2026).rows()).isEmpty();
        // the control: the same lines in one encoding are read
        assertThat(ParticipantFile.read(utf8, 2026).rows()).hasSize(2);
    }

    @Test
    void aSpreadsheetIsReadAsItsText() throws IOException {
        var book = spreadsheet(sheet -> {
            sheet.value(1, 0, "S-1");
            sheet.value(1, 1, "김하늘");
            sheet.value(1, 4, "ko");
            sheet.value(1, 5, 1980);
            sheet.value(1, 6, "KR-01");
            sheet.value(3, 0, "S-2");
        });

        var file = ParticipantFile.read(book, 2026);

        assertThat(file.encoding()).isEqualTo(SourceTable.Encoding.XLSX);
        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.identity().fullName()).isEqualTo("김하늘");
            assertThat(row.identity().birthYear()).isEqualTo(1980);
            assertThat(row.identity().email()).isNull();
        });
        assertThat(errors(file)).contains("/4/full_name required", "/4/site_code required");
    }

    @Test
    void whatASpreadsheetComputesIsNotBelieved() throws IOException {
        var book = spreadsheet(sheet -> {
            sheet.value(1, 0, "S-1");
            sheet.formula(1, 1, "HYPERLINK(\"http://example.org\",\"Kim\")");
            sheet.value(1, 4, "ko");
            sheet.value(1, 6, "KR-01");
        });

        assertThat(errors(ParticipantFile.read(book, 2026))).contains("/2/full_name formula");
    }

    @Test
    void aSpreadsheetThatInflatesWithoutEndOrIsNoneIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[64 << 20]);
            zip.closeEntry();
        }
        var other = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(new byte[10]);
            zip.closeEntry();
        }

        assertThat(bomb.size()).isLessThan(2 << 20);
        assertThat(errors(ParticipantFile.read(bomb.toByteArray(), 2026)))
                .containsExactly("/1/format too-large-inside");
        assertThat(errors(ParticipantFile.read(other.toByteArray(), 2026))).containsExactly("/1/format not-xlsx");
    }

    @Test
    void anAddressThatStartsAsAFormulaDoesIsRefused() {
        assertThat(errors(read("S-1,Haneul Kim,=1+1@example.org,,en,,KR-01"))).containsExactly("/2/email formula");
    }

    private static byte[] spreadsheet(Consumer<Worksheet> fill) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Tests", "1.0")) {
            var sheet = book.newWorksheet("People");
            for (var column = 0; column < ParticipantFile.COLUMNS.size(); column++) {
                sheet.value(0, column, ParticipantFile.COLUMNS.get(column));
            }
            fill.accept(sheet);
        }
        return out.toByteArray();
    }

    @Test
    void aByteOrderMarkBlankLinesAndQuotedCommasAreFine() {
        var text = "\uFEFF" + Fixtures.HEADER + "\r\n\r\nS-1,\"Kim, Haneul\",,,en,,KR-01\r\n";

        var file = ParticipantFile.read(text.getBytes(StandardCharsets.UTF_8), 2026);

        assertThat(file.errors()).isEmpty();
        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.identity().fullName()).isEqualTo("Kim, Haneul");
        });
    }

    @Test
    void anUnclosedQuoteIsNotCsv() {
        assertThat(errors(read("S-1,\"Haneul Kim,,,en,,KR-01"))).containsExactly("/1/format not-csv");
    }

    @Test
    void moreThanTenThousandRowsAreRefused() {
        var file = ParticipantFile.read(Fixtures.file(Fixtures.people(10_001)), 2026);

        assertThat(errors(file)).containsExactly("/1/rows too-many-rows");
        assertThat(ParticipantFile.read(Fixtures.file(Fixtures.people(10_000)), 2026)
                        .rows())
                .hasSize(10_000);
    }

    @Test
    void anIdentityDoesNotShowItselfInText() {
        assertThat(read(GOOD).rows().toString()).doesNotContain("Haneul").doesNotContain("example.org");
    }

    private static ParticipantFile read(String... rows) {
        return ParticipantFile.read(Fixtures.file(List.of(rows)), 2026);
    }

    private static List<String> errors(ParticipantFile file) {
        return file.errors().stream().map(it -> it.pointer() + " " + it.code()).toList();
    }
}

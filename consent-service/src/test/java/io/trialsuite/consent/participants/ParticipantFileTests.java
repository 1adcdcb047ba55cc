package io.trialsuite.consent.participants;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Fixtures;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipantFileTests {

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
    void otherEncodingsAreRefusedInsteadOfGarbled() {
        var cp949 = (Fixtures.HEADER + "\nS-1,김하늘,,,ko,,KR-01\n").getBytes(Charset.forName("x-windows-949"));

        assertThat(errors(ParticipantFile.read(cp949, 2026))).containsExactly("/1/encoding not-utf-8");
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

package io.trialsuite.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trialsuite.test.Clause;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfaRendererTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final PdfaMetadata METADATA = new PdfaMetadata("동의서 <1.0>", "ko", "Seoul & Hospital", NOON);
    private static final String BODY = """
            <h1>연구 참여 동의서</h1><p><code>mono</code></p><p>Taking part is voluntary. 참여는 자발적입니다.</p>\
            <table><thead><tr><th>name</th><th>at</th></tr></thead><tbody><tr><td>김하늘</td><td>뷁쀍</td></tr></tbody></table>""";

    private final PdfaRenderer renderer = new PdfaRenderer();

    @Test
    void anIndependentValidatorAcceptsTheFileAsPdfA2a() throws Exception {
        assertThat(PdfaConformance.violations(render(BODY))).isEmpty();
    }

    @Test
    @Clause("ALCOA+ legible")
    void koreanAndEnglishCanBeReadAndEveryFontIsEmbedded() throws IOException {
        var pdf = render(BODY);

        assertThat(textOf(pdf)).contains("연구 참여 동의서", "Taking part is voluntary.", "참여는 자발적입니다.", "김하늘", "뷁쀍");
        assertThat(fontsOf(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ko");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("동의서 <1.0>");
        }
    }

    @Test
    void theSameTextGivesTheSameBytesAndAnotherTextGivesOthers() {
        assertThat(render(BODY)).isEqualTo(render(BODY)).isNotEqualTo(render(BODY.replace("하늘", "바다")));
    }

    @Test
    void aLetterThatTheFontDoesNotHaveIsSpelledOut() throws IOException {
        assertThat(textOf(render("<p>Zoë 😀 ṩ</p>"))).contains("Zoë [U+1F600]").doesNotContain("#");
    }

    @Test
    void aSyllableThatWasWrittenAsItsPartsIsPrintedWhole() throws IOException {
        var parts = Normalizer.normalize("김하늘 Zoë", Normalizer.Form.NFD);

        assertThat(textOf(render("<p>" + parts + "</p>"))).contains("김하늘 Zoë");
    }

    @Test
    void nothingIsLoadedFromOutsideTheText() throws IOException {
        var pdf = render(
                "<p>before</p><img alt='x' src='file:///etc/hostname'/><img alt='y' src='http://127.0.0.1:1/'/>");

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    @Test
    void aTextThatIsNotWellFormedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> render("<p>open <b>ended</p>"));
    }

    private byte[] render(String body) {
        return renderer.render("<style>@page { @bottom-right { content: counter(page); } }</style>", body, METADATA);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<PDFont> fontsOf(byte[] pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
        }
        return fonts;
    }
}

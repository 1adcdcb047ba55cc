package io.trialsuite.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.signature.pdf.PdfCheck.Limits;
import io.trialsuite.signature.pdf.PdfCheck.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfCheckTests {

    private static final int MEGABYTE = 1024 * 1024;

    private final PdfCheck check = new PdfCheck(new Limits(3, 4 * MEGABYTE, 1_000_000));

    /** What a test puts into a file. */
    private interface Content {

        void write(PDDocument document) throws IOException;
    }

    private static byte[] pdf(int pages, Content content) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (var page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            content.write(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] deflated(byte[] content, int times) throws IOException {
        var packed = content;
        for (var round = 0; round < times; round++) {
            var out = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
                deflater.write(packed);
            }
            packed = out.toByteArray();
        }
        return packed;
    }

    /** As one writes it by hand: a stream, packed so many times. */
    private static byte[] bomb(int megabytes, int times) throws IOException {
        var packed = deflated(new byte[megabytes * MEGABYTE], times);
        var out = new ByteArrayOutputStream();
        out.write(("%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter [" + " /FlateDecode".repeat(times)
                        + " ] /Length " + packed.length + " >>\nstream\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(packed);
        out.write("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private String code(byte[] file) {
        return check.check(file) instanceof Result.Unfit unfit ? unfit.code() : "fit";
    }

    @Test
    void anOrdinaryFileIsFitAndItsPagesAreCounted() throws IOException {
        assertThat(check.check(pdf(3, document -> {}))).isEqualTo(new Result.Fit(3));
        assertThat(code(pdf(4, document -> {}))).isEqualTo("too-many-pages");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFileThatGrowsIsRefusedHoweverOftenItWasPacked(int times) throws IOException {
        var bomb = bomb(200, times);

        assertThat(bomb.length).isLessThan(MEGABYTE);
        assertThat(code(bomb)).isEqualTo("inflates-too-much");
        // the control: the same form with little in it is refused for another reason
        assertThat(code(bomb(1, times))).isEqualTo("not-a-pdf");
    }

    /** Empty blocks of the inner packing (RFC 1951, 3.2.4): gigabytes of them come to nothing. */
    @Test
    void aFileThatGrowsAndComesToNothingIsRefusedAsWell() throws IOException {
        var emptyBlocks = new byte[2 + 5 * 20 * MEGABYTE];
        emptyBlocks[0] = 0x78;
        emptyBlocks[1] = 0x01;
        for (var at = 2; at < emptyBlocks.length; at += 5) {
            emptyBlocks[at + 3] = (byte) 0xff;
            emptyBlocks[at + 4] = (byte) 0xff;
        }
        var out = new ByteArrayOutputStream();
        out.write("%PDF-1.5\n1 0 obj\n<< /Filter [ /FlateDecode /FlateDecode ] >>\nstream\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        out.write(deflated(emptyBlocks, 1));

        assertThat(out.size()).isLessThan(MEGABYTE);
        assertThat(code(out.toByteArray())).isEqualTo("inflates-too-much");
    }

    @Test
    void manySmallStreamsCountTogether() throws IOException {
        var half = new byte[MEGABYTE / 2];

        assertThat(code(pdf(1, document -> add(document, half, 4)))).isEqualTo("fit");
        assertThat(code(pdf(1, document -> add(document, half, 9)))).isEqualTo("inflates-too-much");
    }

    private static void add(PDDocument document, byte[] content, int times) throws IOException {
        for (var count = 0; count < times; count++) {
            var name = COSName.getPDFName("X" + count);
            var stream = new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
            document.getDocumentCatalog().getCOSObject().setItem(name, stream);
        }
    }

    @Test
    void aPictureOfManyPixelsIsRefusedUnopened() throws IOException {
        assertThat(code(pdf(1, document -> picture(document, 1000, 1000)))).isEqualTo("fit");
        assertThat(code(pdf(1, document -> picture(document, 60_000, 60_000)))).isEqualTo("picture-too-large");
    }

    private static void picture(PDDocument document, int width, int height) throws IOException {
        var image = new PDImageXObject(
                document,
                new ByteArrayInputStream(new byte[8]),
                COSName.CCITTFAX_DECODE,
                width,
                height,
                1,
                PDDeviceGray.INSTANCE);
        document.getDocumentCatalog().getCOSObject().setItem("Picture", image);
    }

    @Test
    void whatDoesSomethingByItselfIsRefused() throws IOException {
        var script =
                pdf(1, document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));

        assertThat(code(script)).isEqualTo("active-content");
    }

    @Test
    void aProgramIsFoundWhereverItIsWritten() throws IOException {
        var inAnArray = pdf(1, document -> {
            var names = new COSArray();
            names.add(new COSString("x"));
            names.add(new PDActionJavaScript("app.alert(1)").getCOSObject());
            names.get(1).setDirect(true);
            document.getDocumentCatalog().getCOSObject().setItem("Names", names);
        });

        assertThat(code(inAnArray)).isEqualTo("active-content");
    }

    @Test
    void aFileInsideIsFoundWhateverItIsCalled() throws IOException {
        var attached = pdf(1, document -> {
            var file = new COSDictionary();
            file.setItem("EF", new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem("Anything", file);
        });

        assertThat(code(attached)).isEqualTo("active-content");
    }

    @Test
    void whatHasAPasswordIsRefused() throws IOException {
        var locked = pdf(
                1, document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));

        assertThat(code(locked)).isEqualTo("encrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PD", "GIF89a", "%PDF-1.7\nnothing"})
    void whatIsNoPdfIsRefused(String text) {
        assertThat(code(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo("not-a-pdf");
    }
}

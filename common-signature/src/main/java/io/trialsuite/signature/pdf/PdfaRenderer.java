package io.trialsuite.signature.pdf;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Writes XHTML as PDF/A-2a (ISO 19005-2, level A: tagged) with Korean and Latin letters embedded. The same text and metadata give
 * the same bytes, in whatever process and whenever. Nothing is loaded from outside the text. Thread-safe.
 */
public final class PdfaRenderer {

    /** Whatever a style sheet or an element asks for, this one font is what it gets. */
    private static final List<String> FAMILIES = List.of("serif", "sans-serif", "monospace");

    private static final String PRODUCER = "Trialsuite";
    /** ISO 32000-1, 7.9.4. */
    private static final DateTimeFormatter PDF_DATE =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final byte[] FONT = font();
    private static final Glyphs GLYPHS = Glyphs.of(FONT);

    /**
     * Renders a whole document.
     *
     * @param head children of {@code head} besides title and fonts, such as a style sheet
     * @param body children of {@code body}; letters that the font does not have are written as {@code [U+1F600]}, never left out
     * @throws IllegalArgumentException when head or body is not well-formed
     */
    public byte[] render(String head, String body, PdfaMetadata metadata) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(SRGB)
                .withProducer(PRODUCER)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withHtmlContent(page(head, body, metadata), null)
                .toStream(out);
        FAMILIES.forEach(family -> builder.useFont(fontSupplier(), family, 400, FontStyle.NORMAL, true));
        try {
            builder.run();
            return settled(out.toByteArray(), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("The text cannot be rendered", malformed);
        }
    }

    private static String page(String head, String body, PdfaMetadata metadata) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><title>%s</title><meta name="author" content="%s"/>\
                <meta name="subject" content="%2$s"/>%s</head><body>%s</body></html>""".formatted(
                        escape(metadata.language()),
                        escape(metadata.title()),
                        escape(metadata.author()),
                        head,
                        GLYPHS.spellOut(body));
    }

    private static byte[] settled(byte[] pdf, PdfaMetadata metadata) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(pdf)) {
            settleTime(document, metadata);
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    settleBlanks(page.getResources().getFont(name));
                }
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    /** The font has one glyph for the blank and for control characters; whoever copies a blank would get the first of them. */
    private static void settleBlanks(PDFont font) throws IOException {
        if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream letters) {
            var text = new String(letters.createInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            try (var out = letters.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(text.replaceAll("(?m)<0000>$", "<0020>").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** The renderer writes the current time and a random id; both come from the input here. */
    private static void settleTime(PDDocument document, PdfaMetadata metadata) throws IOException {
        var created = PDF_DATE.format(metadata.createdAt());
        var information = document.getDocumentInformation().getCOSObject();
        information.setString(COSName.CREATION_DATE, created);
        information.setString(COSName.MOD_DATE, created);
        var catalog = document.getDocumentCatalog();
        var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var time = metadata.createdAt().atOffset(ZoneOffset.UTC).withNano(0).toString();
        var settled = xmp.replaceAll("(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*", "$1" + time);
        var replacement = new PDMetadata(document, new ByteArrayInputStream(settled.getBytes(StandardCharsets.UTF_8)));
        catalog.setMetadata(replacement);
        document.getDocument().getTrailer().removeItem(COSName.ID);
        document.setDocumentId(metadata.createdAt().toEpochMilli());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static FSSupplier<InputStream> fontSupplier() {
        return () -> new ByteArrayInputStream(FONT);
    }

    private static byte[] font() {
        var name = "/io/trialsuite/signature/fonts/NanumGothic.ttf";
        try (var file = Objects.requireNonNull(PdfaRenderer.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

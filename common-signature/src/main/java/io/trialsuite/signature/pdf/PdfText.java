package io.trialsuite.signature.pdf;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says, as a reader would copy it; thread-safe. */
public final class PdfText {

    private PdfText() {}

    /** All pages in reading order; empty when the file cannot be read. */
    public static String of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException | RuntimeException unreadable) {
            return "";
        }
    }
}

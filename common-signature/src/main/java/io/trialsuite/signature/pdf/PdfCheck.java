package io.trialsuite.signature.pdf;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF that somebody has sent can be kept and opened without harm: it is one, has no password, does not grow beyond
 * bounds when it is opened, and does nothing by itself. Everything that is compressed in it is inflated piece by piece, and never
 * held, before any of it is parsed. Stateless; thread-safe.
 */
public final class PdfCheck {

    private static final int MOST_NESTED = 32;
    private static final byte[] HEADER = {'%', 'P', 'D', 'F', '-'};
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final COSName LAUNCH = COSName.getPDFName("Launch");
    private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName EMBEDDED_FILE = COSName.getPDFName("EmbeddedFile");

    private final Limits limits;

    public PdfCheck(Limits limits) {
        this.limits = limits;
    }

    /**
     * What a file may come to.
     *
     * @param pages most pages
     * @param inflatedBytes most bytes of everything that is compressed in it
     * @param pixels most pixels of one picture
     */
    public record Limits(int pages, long inflatedBytes, long pixels) {}

    /** What was found. */
    public sealed interface Result {

        record Fit(int pages) implements Result {}

        /**
         * It is better not kept.
         *
         * @param code kebab-case, stable
         * @param reason one sentence for whoever sent it
         */
        record Unfit(String code, String reason) implements Result {}
    }

    public Result check(byte[] file) {
        if (!startsAsPdf(file)) {
            return new Result.Unfit("not-a-pdf", "The file is not a PDF.");
        }
        if (new InflatedSize(limits.inflatedBytes()).isExceeded(file)) {
            return new Result.Unfit("inflates-too-much", "The file grows beyond all bounds when it is opened.");
        }
        try (var document = Loader.loadPDF(file)) {
            return document.isEncrypted() ? encrypted() : check(document);
        } catch (InvalidPasswordException locked) {
            return encrypted();
        } catch (IOException | RuntimeException damaged) {
            // a parser that was never meant for hostile files fails in many ways
            return new Result.Unfit("not-a-pdf", "The file is damaged.");
        }
    }

    private static Result encrypted() {
        return new Result.Unfit("encrypted", "The file has a password.");
    }

    private Result check(PDDocument document) {
        var pages = document.getNumberOfPages();
        if (pages < 1 || pages > limits.pages()) {
            return new Result.Unfit("too-many-pages", "The file has 1 to %d pages.".formatted(limits.pages()));
        }
        for (var key : document.getDocument().getXrefTable().keySet()) {
            var unfit = unfit(document.getDocument().getObjectFromPool(key).getObject(), 0);
            if (unfit != null) {
                return unfit;
            }
        }
        return new Result.Fit(pages);
    }

    /** What is referred to is looked at by itself, so only what is written in place is followed. */
    private Result.@Nullable Unfit unfit(COSBase value, int depth) {
        if (depth > MOST_NESTED) {
            return new Result.Unfit("not-a-pdf", "The file is nested too deeply.");
        }
        return switch (value) {
            case COSDictionary dictionary -> unfitDictionary(dictionary, depth);
            case COSArray array -> unfitAmong(array, depth);
            default -> null;
        };
    }

    private Result.@Nullable Unfit unfitDictionary(COSDictionary dictionary, int depth) {
        if (isActive(dictionary)) {
            return new Result.Unfit("active-content", "The file holds a program, a form or another file.");
        }
        if (pixels(dictionary) > limits.pixels()) {
            return new Result.Unfit("picture-too-large", "A picture of the file has too many pixels.");
        }
        return unfitAmong(dictionary.getValues(), depth);
    }

    private Result.@Nullable Unfit unfitAmong(Iterable<COSBase> values, int depth) {
        for (var value : values) {
            var unfit = unfit(value, depth + 1);
            if (unfit != null) {
                return unfit;
            }
        }
        return null;
    }

    private static boolean isActive(COSDictionary dictionary) {
        var action = dictionary.getDictionaryObject(COSName.S);
        return JAVA_SCRIPT.equals(action)
                || LAUNCH.equals(action)
                || dictionary.containsKey(COSName.JS)
                || dictionary.containsKey(XFA)
                || dictionary.containsKey(COSName.EF)
                || EMBEDDED_FILE.equals(dictionary.getDictionaryObject(COSName.TYPE));
    }

    private static long pixels(COSDictionary dictionary) {
        COSBase subtype = dictionary.getDictionaryObject(COSName.SUBTYPE);
        return COSName.IMAGE.equals(subtype)
                ? dictionary.getLong(COSName.WIDTH) * Math.max(1, dictionary.getLong(COSName.HEIGHT))
                : 0;
    }

    private static boolean startsAsPdf(byte[] file) {
        if (file.length < HEADER.length) {
            return false;
        }
        for (var at = 0; at < HEADER.length; at++) {
            if (file[at] != HEADER[at]) {
                return false;
            }
        }
        return true;
    }
}

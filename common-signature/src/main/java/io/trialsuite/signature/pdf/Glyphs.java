package io.trialsuite.signature.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which letters a font has. */
final class Glyphs {

    private final CmapLookup letters;

    private Glyphs(CmapLookup letters) {
        this.letters = letters;
    }

    static Glyphs of(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            return new Glyphs(parsed.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader sees which letter it was; another one in its place, or none, would be another text. */
    String spellOut(String decomposed) {
        // some systems write a syllable as its parts, which the font has no letters for
        var text = Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        if (text.codePoints().allMatch(this::isThere)) {
            return text;
        }
        var out = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isThere(letter)) {
                out.appendCodePoint(letter);
            } else {
                out.append("[U+%04X]".formatted(letter));
            }
        });
        return out.toString();
    }

    private boolean isThere(int letter) {
        return Character.isWhitespace(letter) || letters.getGlyphId(letter) != 0;
    }
}

package io.trialsuite.localaws.ses;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 2047: {@code =?UTF-8?B?…?=} in headers, and the quoted-printable encoding that it shares with bodies. */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=(\\s+(?==\\?))?");

    private EncodedWords() {}

    static String decode(String header) {
        return WORD.matcher(header).replaceAll(word -> {
            var decoded = decode(word.group(1), word.group(2), word.group(3), word.group());
            return Matcher.quoteReplacement(decoded);
        });
    }

    private static String decode(String charset, String encoding, String text, String otherwise) {
        try {
            byte[] bytes =
                    encoding.equalsIgnoreCase("B") ? Base64.getDecoder().decode(text) : quotedPrintable(text, true);
            return new String(bytes, Charset.forName(charset));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** @param inHeader where an underscore stands for a space */
    static byte[] quotedPrintable(String text, boolean inHeader) {
        var out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && isHex(text, i + 1) && isHex(text, i + 2)) {
                out.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else if (c == '=' && text.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (c == '=' && text.startsWith("\n", i + 1)) {
                i += 1;
            } else if (c == '_' && inHeader) {
                out.write(' ');
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}

package io.trialsuite.localaws.sns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the query protocol. */
final class Xml {

    private final StringBuilder out = new StringBuilder();

    Xml element(String name, @Nullable String text) {
        if (text != null) {
            out.append('<')
                    .append(name)
                    .append('>')
                    .append(escape(text))
                    .append("</")
                    .append(name)
                    .append('>');
        }
        return this;
    }

    Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    Xml close(String name) {
        return open("/" + name);
    }

    Xml raw(Xml inner) {
        out.append(inner.out);
        return this;
    }

    Xml attributes(Map<String, String> map) {
        open("Attributes");
        map.forEach((key, value) ->
                open("entry").element("key", key).element("value", value).close("entry"));
        return close("Attributes");
    }

    /** Characters that XML 1.0 cannot carry at all are replaced. */
    private static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(c < 0x20 && c != '\t' && c != '\n' ? 0xFFFD : c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

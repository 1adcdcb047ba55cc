package io.trialsuite.localaws.s3;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one XML document in S3's namespace. */
final class Xml {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final StringBuilder out = new StringBuilder(256);

    private Xml() {}

    static String document(String root, Consumer<Xml> content) {
        var xml = new Xml();
        xml.out
                .append(DECLARATION)
                .append('<')
                .append(root)
                .append(" xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        content.accept(xml);
        return xml.out.append("</").append(root).append('>').toString();
    }

    /** Errors have no namespace. */
    static String error(Consumer<Xml> content) {
        var xml = new Xml();
        xml.out.append(DECLARATION);
        xml.nested("Error", content);
        return xml.out.toString();
    }

    Xml nested(String name, Consumer<Xml> content) {
        out.append('<').append(name).append('>');
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    /** Leaves the element out if there is no text. */
    Xml text(String name, @Nullable Object text) {
        if (text == null) return this;
        out.append('<').append(name).append('>');
        escape(text.toString());
        out.append("</").append(name).append('>');
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ') out.append("&#").append((int) c).append(';');
                    else out.append(c);
                }
            }
        }
    }
}

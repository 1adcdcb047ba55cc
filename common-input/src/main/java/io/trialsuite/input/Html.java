package io.trialsuite.input;

/** Text inside markup; thread-safe. */
public final class Html {

    private Html() {}

    /** For content and for attributes in double or single quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

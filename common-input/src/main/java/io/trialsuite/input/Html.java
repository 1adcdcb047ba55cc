package io.trialsuite.input;

/** Text inside markup; thread-safe. */
public final class Html {

    private Html() {}

    /** A question with its answer, as all methods print them; both are escaped here. */
    public static String answered(String label, String answer) {
        return "<p class=\"field\"><span class=\"question\">%s</span><br/><span class=\"answer\">%s</span></p>"
                .formatted(escape(label), escape(answer));
    }

    /** For content and for attributes in double or single quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.trialsuite.auth.accounts;

/**
 * A password as typed, unmodified (ASVS 6.2.8). It has no public accessor and no telling {@code toString}, so that neither a
 * log line nor a JSON document can show it.
 */
public final class Password {

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    public static Password of(String text) {
        return new Password(text);
    }

    String text() {
        return text;
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}

package io.trialsuite.auth.correspondence;

import java.util.Locale;

/** The languages that mail is written in; whoever reads another one gets English. */
public enum LetterLanguage {
    KO,
    EN;

    public static LetterLanguage of(Locale reader) {
        return reader.getLanguage().equals("ko") ? KO : EN;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

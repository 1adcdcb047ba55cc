package io.trialsuite.mailing.mail;

import java.util.Locale;
import java.util.Optional;

/** The languages a mail can be written in. */
public enum MailLocale {
    KO,
    EN;

    public static Optional<MailLocale> of(String language) {
        return switch (language) {
            case "ko" -> Optional.of(KO);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

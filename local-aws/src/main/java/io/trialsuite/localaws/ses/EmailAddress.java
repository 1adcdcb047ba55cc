package io.trialsuite.localaws.ses;

import java.util.Locale;

/**
 * A mail address, read from either {@code local@domain} or {@code Name <local@domain>}. The case of the text is kept, as
 * SES keeps it; only the simulator and identity look-ups ignore it.
 */
record EmailAddress(String local, String domain) {

    private static final String SIMULATOR = "simulator.amazonses.com";

    static EmailAddress parse(String text) {
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        var bare = (open >= 0 && close > open ? text.substring(open + 1, close) : text).trim();
        int at = bare.lastIndexOf('@');
        if (at <= 0 || at == bare.length() - 1 || bare.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidAddress(text);
        }
        return new EmailAddress(bare.substring(0, at), bare.substring(at + 1));
    }

    String text() {
        return local + "@" + domain;
    }

    boolean atSimulator() {
        return domain.equalsIgnoreCase(SIMULATOR);
    }

    /** The local part without its label: {@code bounce} of {@code bounce+site-7}. */
    String mailbox() {
        int plus = local.indexOf('+');
        return (plus < 0 ? local : local.substring(0, plus)).toLowerCase(Locale.ROOT);
    }

    /** The text after the first plus sign, or the empty string. */
    String label() {
        int plus = local.indexOf('+');
        return plus < 0 ? "" : local.substring(plus + 1);
    }

    /** The text names no address. */
    static final class InvalidAddress extends RuntimeException {
        InvalidAddress(String text) {
            super("Local address contains control or whitespace, or is missing final '@domain': " + text);
        }
    }
}

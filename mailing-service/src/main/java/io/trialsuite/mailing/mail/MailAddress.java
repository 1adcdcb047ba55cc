package io.trialsuite.mailing.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An e-mail address as SES accepts it, without a display name; the exact letters are kept, since SES's lists compare them. */
public record MailAddress(String value) {

    // SES takes 7-bit addresses only; quoted local parts exist on paper and never in a study
    private static final Pattern SHAPE = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z0-9-]{2,63}");
    private static final int LONGEST = 320;
    private static final Pattern IN_TEXT = Pattern.compile("[^\\s<>\"',;:()]+@[^\\s<>\"',;:()]+");

    /** Reads what SES writes into events: {@code a@b}, or {@code Name <a@b>}. */
    public static MailAddress parse(String text) {
        var open = text.lastIndexOf('<');
        var close = text.lastIndexOf('>');
        return new MailAddress((open >= 0 && close > open ? text.substring(open + 1, close) : text).strip());
    }

    public boolean isValid() {
        return value.length() <= LONGEST && SHAPE.matcher(value).matches();
    }

    /** What two spellings of one mailbox have in common. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    public String masked() {
        var at = value.lastIndexOf('@');
        return at < 1 ? "***" : value.charAt(0) + "***" + value.substring(at);
    }

    /** Masks every address in a text; servers like to repeat them in their diagnosis. */
    public static String maskedIn(String text) {
        return IN_TEXT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(new MailAddress(found.group()).masked()));
    }
}

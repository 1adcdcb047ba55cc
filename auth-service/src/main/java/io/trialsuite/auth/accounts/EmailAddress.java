package io.trialsuite.auth.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address in lower case, so that one person cannot register twice by changing letters' case. */
public record EmailAddress(@JsonValue String value) {

    /** RFC 5321 section 4.5.3.1.3 less the angle brackets. */
    static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern.compile(
            "[\\p{Alnum}!#$%&'*+/=?^_`{|}~.-]{1,64}@\\p{Alnum}[\\p{Alnum}-]*(\\.\\p{Alnum}[\\p{Alnum}-]*)+");

    public EmailAddress {
        value = value.toLowerCase(Locale.ROOT);
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new EmailAddressInvalid();
        }
    }

    @JsonCreator
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }

    /** What others are told of it: enough to recognize an address that they know. */
    public String sha256() {
        return HexFormat.of().formatHex(OpaqueToken.of(value).sha256());
    }

    String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /** Logs and messages carry account ids, never addresses. */
    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}

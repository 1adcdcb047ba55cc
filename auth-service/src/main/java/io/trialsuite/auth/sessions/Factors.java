package io.trialsuite.auth.sessions;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody proved who they are with, as RFC 8176 names it, parted by spaces in the order of proof. */
@Embeddable
public record Factors(String value) implements Serializable {

    private static final Pattern SHAPE = Pattern.compile("[a-z]+( [a-z]+)*");

    public static final String SINGLE_FACTOR = "urn:trialsuite:acr:single-factor";
    public static final String MULTI_FACTOR = "urn:trialsuite:acr:multi-factor";
    public static final Factors PASSWORD = new Factors("pwd");

    /** A code of an app, or one for recovery. A code or link that came by mail is no factor: the password could be reset by it. */
    public static final Factors PASSWORD_AND_CODE = new Factors("pwd otp mfa");

    /** A key that the authenticator hands out only to its owner: two factors in one act. */
    public static final Factors PASSKEY = new Factors("pop user mfa");

    public Factors {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not methods of RFC 8176: " + value);
        }
    }

    List<String> methods() {
        return List.of(value.split(" ", -1));
    }

    boolean areSeveral() {
        return methods().contains("mfa");
    }

    /** The authentication context class that these reach. */
    public String assurance() {
        return areSeveral() ? MULTI_FACTOR : SINGLE_FACTOR;
    }
}

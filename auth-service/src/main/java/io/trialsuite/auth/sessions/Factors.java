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
    public static final Factors PASSWORD = new Factors("pwd");

    public Factors {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not methods of RFC 8176: " + value);
        }
    }

    List<String> methods() {
        return List.of(value.split(" ", -1));
    }

    /** The authentication context class that these reach. */
    public String assurance() {
        return SINGLE_FACTOR;
    }
}

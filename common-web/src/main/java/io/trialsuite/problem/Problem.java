package io.trialsuite.problem;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal with a stable code, rendered as RFC 9457 problem details. A domain extends the family that fits:
 * {@code final class ConsentAlreadyDecided extends Conflict}.
 */
public abstract sealed class Problem extends RuntimeException
        permits Invalid,
                Unauthenticated,
                Forbidden,
                NotFound,
                Conflict,
                Gone,
                TooManyAttempts,
                Unavailable,
                Unanswered {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    /**
     * @param code kebab-case, never changed once released
     * @param detail one sentence for the person who called; holds no secret and no identity
     */
    protected Problem(String code, String detail) {
        super(detail);
        this.code = code;
    }

    /** Adds a member to the problem document; a subclass calls it in its constructor. */
    protected final void put(String property, Object value) {
        properties.put(property, value);
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }
}

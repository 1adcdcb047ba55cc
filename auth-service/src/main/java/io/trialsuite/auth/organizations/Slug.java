package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Invalid;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The organization's name in addresses: lower-case letters, digits and single hyphens, 3 to 40 characters. */
public record Slug(String value) {

    private static final Pattern SHAPE = Pattern.compile("(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    public Slug {
        if (!SHAPE.matcher(value).matches()) {
            throw new SlugInvalid();
        }
    }

    static final class SlugInvalid extends Invalid {

        private static final long serialVersionUID = 1L;

        SlugInvalid() {
            super("slug-invalid", "The slug must be 3 to 40 lower-case letters, digits and single hyphens.");
            put(
                    "errors",
                    List.of(Map.of("pointer", "/slug", "code", "slug-invalid", "message", "must look like this-one")));
        }
    }
}

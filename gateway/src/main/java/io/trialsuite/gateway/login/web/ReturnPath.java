package io.trialsuite.gateway.login.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after its login: a path here, never another site. */
record ReturnPath(String value) {

    /** Browsers read a backslash as a slash and skip tabs and line breaks, so both could hide a host. */
    private static final Pattern SAFE = Pattern.compile("/(?:[\\x21-\\x7e&&[^/\\\\]][\\x21-\\x7e&&[^\\\\]]{0,1999})?");

    static final ReturnPath HOME = new ReturnPath("/");

    ReturnPath {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("A return path is a path of this origin");
        }
    }

    static ReturnPath of(@Nullable String asked) {
        return asked != null && SAFE.matcher(asked).matches() ? new ReturnPath(asked) : HOME;
    }

    static ReturnPath to(HttpServletRequest request) {
        var query = request.getQueryString();
        return of(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }
}

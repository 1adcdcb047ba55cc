package io.trialsuite.auth.login.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How every page of this service is answered. */
final class LoginPages {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private LoginPages() {}

    /** Browsers apply {@code form-action} to where a form's answer redirects as well. */
    static ResponseEntity.BodyBuilder answer(HttpStatus status, String formAction) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                                + formAction);
    }
}

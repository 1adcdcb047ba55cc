package io.trialsuite.consent.requests.web;

import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the link in a mail opens: one page for all links; who asks with which one is the participant API's business. */
@RestController
@RequestMapping("/p")
class SigningPage {

    /** Its own files, and pictures that input methods draw; nothing of others. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, MediaType> FILES = Map.of(
            "signing.js", new MediaType("text", "javascript"),
            "signing.css", new MediaType("text", "css"));

    @GetMapping(path = "/sign/{token}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return answer("index.html", MediaType.TEXT_HTML);
    }

    @GetMapping("/page/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        var type = FILES.get(file);
        return type == null ? ResponseEntity.notFound().build() : answer(file, type);
    }

    private static ResponseEntity<Resource> answer(String file, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .body(new ClassPathResource("signing/" + file));
    }
}

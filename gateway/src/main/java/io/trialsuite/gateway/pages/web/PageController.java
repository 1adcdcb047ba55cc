package io.trialsuite.gateway.pages.web;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One page for all addresses of an organization: what it shows there is its scripts' business. */
@RestController
class PageController {

    private final Resource page;

    PageController(PageProperties properties, ResourceLoader resources) {
        this.page = resources.getResource(properties.location() + "index.html");
        if (!page.isReadable()) {
            throw new IllegalStateException("gateway.pages.location has no index.html: " + page);
        }
    }

    @GetMapping(
            path = {"/", "/o/{organization}", "/o/{organization}/{*rest}"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(page);
    }
}

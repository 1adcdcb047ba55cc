package io.trialsuite.auth.correspondence;

import io.trialsuite.auth.tokens.OpaqueToken;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the suite with a browser.
 *
 * @param publicBaseUrl address in front of the pages that links in mail lead to
 */
@ConfigurationProperties("auth")
record PublicSite(@DefaultValue("http://127.0.0.1:8100") URI publicBaseUrl) {

    PublicSite {
        if (publicBaseUrl.getScheme() == null || publicBaseUrl.getHost() == null) {
            throw new IllegalArgumentException("auth.public-base-url is not an absolute address");
        }
    }

    /** The token stands behind the hash: browsers send that part to nobody, so no log on the way keeps it. */
    String link(String page, OpaqueToken token) {
        var base = publicBaseUrl.toString();
        return (base.endsWith("/") ? base : base + "/") + page + "#" + token.text();
    }
}

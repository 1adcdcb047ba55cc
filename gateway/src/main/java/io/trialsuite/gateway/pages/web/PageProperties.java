package io.trialsuite.gateway.pages.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param location folder of the built pages, with a slash at its end: {@code index.html}, and {@code assets/} with names that
 *     change with their content
 */
@ConfigurationProperties("gateway.pages")
record PageProperties(@DefaultValue("classpath:/pages/") String location) {

    PageProperties {
        if (!location.endsWith("/")) {
            throw new IllegalArgumentException("gateway.pages.location is a folder and ends with a slash");
        }
    }
}

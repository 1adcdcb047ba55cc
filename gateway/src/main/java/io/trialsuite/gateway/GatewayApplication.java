package io.trialsuite.gateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes of the services' HTTP edge what a browser's session does not replace: no bearer tokens, tenants or idempotency keys. */
@SpringBootApplication(
        excludeName = {
            "io.trialsuite.tenant.TenancyAutoConfiguration",
            "io.trialsuite.web.ResourceServerAutoConfiguration",
            "io.trialsuite.web.IdempotencyAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}

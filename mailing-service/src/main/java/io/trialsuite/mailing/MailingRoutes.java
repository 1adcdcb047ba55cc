package io.trialsuite.mailing;

import io.trialsuite.web.RouteRules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing of this service is open to the public. */
@Configuration(proxyBeanMethods = false)
class MailingRoutes {

    @Bean
    RouteRules routeRules() {
        return new RouteRules(List.of(), "mailing.messages:read");
    }
}

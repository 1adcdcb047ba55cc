package io.trialsuite.notification;

import io.trialsuite.web.RouteRules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing of this service is open to the public. */
@Configuration(proxyBeanMethods = false)
class NotificationRoutes {

    @Bean
    RouteRules routeRules() {
        return new RouteRules(List.of(), "notification.items:read");
    }
}

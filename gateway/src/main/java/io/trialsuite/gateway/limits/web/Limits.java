package io.trialsuite.gateway.limits.web;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Limits {

    @Bean
    RequestLimit requestLimit(LimitProperties properties, Clock clock) {
        return new RequestLimit(properties, clock);
    }

    /** It stands within the chain of Spring Security, which knows whether somebody is logged in. */
    @Bean
    FilterRegistrationBean<RequestLimit> notByItself(RequestLimit limit) {
        var registration = new FilterRegistrationBean<>(limit);
        registration.setEnabled(false);
        return registration;
    }
}

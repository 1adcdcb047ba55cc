package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.ParticipantLinks;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ParticipantDoorConfiguration {

    /** Behind the security chain (-100) and before the edge keeps idempotency keys (-50). */
    private static final int BEFORE_KEYS_ARE_KEPT = -75;

    @Bean
    FilterRegistrationBean<ParticipantLinkFilter> participantLinkFilter(ParticipantLinks links) {
        var registration = new FilterRegistrationBean<>(new ParticipantLinkFilter(links));
        registration.setOrder(BEFORE_KEYS_ARE_KEPT);
        registration.addUrlPatterns("/p/*");
        return registration;
    }
}

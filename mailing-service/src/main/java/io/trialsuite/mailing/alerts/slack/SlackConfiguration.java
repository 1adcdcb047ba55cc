package io.trialsuite.mailing.alerts.slack;

import io.trialsuite.mailing.work.Pace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SlackConfiguration {

    @Bean
    Pace alertPace(SlackProperties slack) {
        return Pace.perSecond(slack.rate(), slack.burst());
    }
}

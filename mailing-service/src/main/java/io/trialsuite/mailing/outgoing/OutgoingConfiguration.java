package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.work.Pace;
import io.trialsuite.mailing.work.WorkLoop;
import io.trialsuite.mailing.work.WorkQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutgoingConfiguration {

    @Bean
    Pace sendPace(SendingProperties properties) {
        return Pace.perSecond(properties.sendRate(), properties.burst());
    }

    @Bean
    WorkLoop mailLoop(WorkQueue mailQueue, Postman postman, Pace sendPace, SendingProperties properties) {
        return new WorkLoop(
                "mail",
                mailQueue,
                postman::deliver,
                sendPace,
                properties.concurrency(),
                properties.lease(),
                properties.poll());
    }
}

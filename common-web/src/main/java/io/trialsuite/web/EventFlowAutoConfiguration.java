package io.trialsuite.web;

import io.trialsuite.outbox.EventFlow;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Shows the event flow of a service that has an outbox. */
@AutoConfiguration(after = WebEdgeAutoConfiguration.class, afterName = "io.trialsuite.outbox.OutboxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(name = "io.trialsuite.outbox.EventFlow")
class EventFlowAutoConfiguration {

    @Bean
    @ConditionalOnBean(EventFlow.class)
    EventFlowController eventFlowController(EventFlow flow) {
        return new EventFlowController(flow);
    }
}

package io.trialsuite.consent;

import io.trialsuite.web.RouteRules;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ConsentServiceApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ConsentServiceApplication.class)
                .properties("spring.config.name=consent-service");
    }

    @Bean
    RouteRules routeRules() {
        return new RouteRules(List.of("/p/**"), "consent.internal");
    }
}

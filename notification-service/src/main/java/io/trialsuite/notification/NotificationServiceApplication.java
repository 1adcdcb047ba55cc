package io.trialsuite.notification;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** Starts notification-service, alone or as one of several contexts in a JVM. */
@SpringBootApplication
public class NotificationServiceApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotificationServiceApplication.class)
                .properties("spring.config.name=notification-service");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

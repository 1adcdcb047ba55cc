package io.trialsuite.mailing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts mailing-service, alone or as one of several contexts in a JVM. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MailingServiceApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(MailingServiceApplication.class)
                .properties("spring.config.name=mailing-service");
    }
}

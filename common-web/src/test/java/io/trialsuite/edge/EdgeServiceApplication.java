package io.trialsuite.edge;

import io.trialsuite.web.RouteRules;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class EdgeServiceApplication {

    @Bean
    RouteRules routes() {
        return new RouteRules(List.of("/v1/links/**"), "edge.internal");
    }
}

package io.trialsuite.consent;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes what the edge reads and no controller declares: the organization in every staff path. */
@Configuration(proxyBeanMethods = false)
class OrganizationInPath {

    private static final String NAME = "organization";

    @Bean
    OpenApiCustomizer organizationParameter() {
        return api -> api.getPaths().forEach((path, item) -> {
            if (path.contains("{" + NAME + "}")) {
                item.readOperations().stream()
                        .filter(OrganizationInPath::lacksIt)
                        .forEach(operation -> operation.addParametersItem(
                                new PathParameter().name(NAME).schema(new UUIDSchema())));
            }
        });
    }

    private static boolean lacksIt(Operation operation) {
        return operation.getParameters() == null
                || operation.getParameters().stream().noneMatch(it -> NAME.equals(it.getName()));
    }
}

package io.trialsuite.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Tells springdoc what it cannot see: what a {@link Caller}, a {@link Paging} and {@link Idempotent} mean on the wire. */
final class ApiDescription implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (operation.getParameters() != null) {
            var ours = namesOf(handler, Caller.class, Paging.class);
            operation.getParameters().removeIf(it -> ours.contains(it.getName()));
        }
        if (!namesOf(handler, Paging.class).isEmpty()) {
            var limit = new IntegerSchema();
            limit.setMinimum(BigDecimal.ONE);
            limit.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
            limit.setDefault(Paging.DEFAULT_LIMIT);
            operation.addParametersItem(new QueryParameter().name("limit").schema(limit));
            operation.addParametersItem(new QueryParameter().name("cursor").schema(new StringSchema()));
        }
        if (handler.hasMethodAnnotation(Idempotent.class)) {
            var key = new StringSchema();
            key.setMaxLength(255);
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyFilter.KEY)
                    .required(true)
                    .schema(key));
        }
        if (operation.getParameters() != null && operation.getParameters().isEmpty()) {
            operation.setParameters(null);
        }
        return operation;
    }

    private static Set<String> namesOf(HandlerMethod handler, Class<?>... types) {
        return Arrays.stream(handler.getMethod().getParameters())
                .filter(it -> Arrays.asList(types).contains(it.getType()))
                .map(java.lang.reflect.Parameter::getName)
                .collect(Collectors.toSet());
    }
}

package io.trialsuite.localaws.lambda;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What runs for each batch, as a Lambda function would. Called by several threads at once. */
@FunctionalInterface
public interface SqsFunction {

    /**
     * Handles one batch.
     *
     * @param event the event that Lambda passes for SQS: {@code {"Records": [...]}}
     * @return with failure reporting on, {@code {"batchItemFailures": [{"itemIdentifier": "…"}]}}; null or anything
     *     without failures means that all went well
     * @throws Exception if nothing of the batch is to be acknowledged
     */
    @Nullable
    JsonNode handle(JsonNode event) throws Exception;
}

package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class FieldUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    FieldUnknown(String field) {
        super("field-unknown", "The document has no field " + field + ".");
    }
}

package io.trialsuite.web;

import io.trialsuite.web.ProblemDocument.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import tools.jackson.core.JacksonException;

/** From the validator's and Jackson's ways to name a place to JSON pointers (RFC 6901). */
final class FieldErrors {

    private FieldErrors() {}

    static List<FieldError> of(Errors errors) {
        return errors.getAllErrors().stream().map(FieldErrors::of).toList();
    }

    static List<FieldError> of(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(FieldErrors::ofParameter)
                .toList();
    }

    /** Where Jackson stopped. */
    static String pointer(JacksonException stopped) {
        var pointer = new StringBuilder();
        for (var step : stopped.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    private static Stream<FieldError> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return of(body).stream();
        }
        var pointer = "/" + result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(pointer, code(error), String.valueOf(error.getDefaultMessage())));
    }

    private static FieldError of(ObjectError error) {
        var path = error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
        return new FieldError(pointer(path), code(error), String.valueOf(error.getDefaultMessage()));
    }

    /** {@code participants[3].birthDate} becomes {@code /participants/3/birthDate}. */
    static String pointer(String beanPath) {
        if (beanPath.isEmpty()) {
            return "";
        }
        return "/" + escaped(beanPath).replace('[', '/').replace('.', '/').replace("]", "");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code NotBlank.request.title} becomes {@code not-blank}. */
    private static String code(MessageSourceResolvable error) {
        var codes = error.getCodes();
        var last = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        return last.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

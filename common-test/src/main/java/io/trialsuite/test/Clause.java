package io.trialsuite.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which clauses a test proves, by the names in {@code docs/validation/clauses.csv}; on a class, all of its tests do. Each run
 * writes what it proved to {@code target/validation/traceability.md} of the repository.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Clause {

    String[] value();
}

package io.trialsuite.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler method: the caller must send an {@code Idempotency-Key}, and a repeated call takes effect once.
 *
 * <p>Same caller, address and key with the same body: the first answer is given again, with {@code Idempotency-Replayed: true}.
 * Another body: 422 {@code idempotency-mismatch}. First call still running: 409 {@code idempotency-in-progress}. No key: 400
 * {@code idempotency-key-required}. Keys are remembered for 24 hours.
 *
 * <p>An answer is kept when it is a success, or when the call committed something; a refusal that changed nothing, and a
 * failure on our side, leave the key free. The handler's transactions carry the key's mark, so that even a crash between commit
 * and answer cannot lead to a second effect: the repeated call is then told 409 {@code idempotency-outcome-unknown}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}

package io.trialsuite.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler that needs its person to have proved a moment ago who they are, such as one that signs. A token that is too old
 * or says too little is answered with 401 {@code insufficient_user_authentication} (RFC 9470), which tells a client what to ask
 * the person for; nothing of the request is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequireRecentProof {

    /** Password and second factor, as auth-service names it. */
    String MULTI_FACTOR = "urn:trialsuite:acr:multi-factor";

    /** Whatever the person has; what more they need to prove is decided behind the handler. */
    String ANY = "";

    /** How many seconds ago the proof may have been, by the token's {@code auth_time}. */
    int maxAge();

    /** The authentication context class that the token must have. */
    String acr() default MULTI_FACTOR;
}

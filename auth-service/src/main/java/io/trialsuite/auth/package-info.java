/** Who people are, which organizations they belong to, and the tokens that prove both to the other services. */
@NullMarked
package io.trialsuite.auth;

import org.jspecify.annotations.NullMarked;

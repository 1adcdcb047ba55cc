/** Which token a relayed call carries; browsers never see one. */
@NullMarked
package io.trialsuite.gateway.tokens.web;

import org.jspecify.annotations.NullMarked;

/** Which call of a browser leads to which service, and what of it goes along. */
@NullMarked
package io.trialsuite.gateway.relay.web;

import org.jspecify.annotations.NullMarked;

/** How a browser becomes somebody, and nobody again. */
@NullMarked
package io.trialsuite.gateway.login.web;

import org.jspecify.annotations.NullMarked;

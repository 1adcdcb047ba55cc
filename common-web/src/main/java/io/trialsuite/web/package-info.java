/** The HTTP edge every service shares: security, problems, idempotency keys, cursors, correlation. */
@NullMarked
package io.trialsuite.web;

import org.jspecify.annotations.NullMarked;

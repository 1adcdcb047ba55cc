/** Dispatch batches over HTTP. */
@NullMarked
package io.trialsuite.consent.dispatch.web;

import org.jspecify.annotations.NullMarked;

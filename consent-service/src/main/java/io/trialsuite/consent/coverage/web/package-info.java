/** Records, coverage and withdrawals over HTTP. */
@NullMarked
package io.trialsuite.consent.coverage.web;

import org.jspecify.annotations.NullMarked;

/** Copies over HTTP. */
@NullMarked
package io.trialsuite.consent.copies.web;

import org.jspecify.annotations.NullMarked;

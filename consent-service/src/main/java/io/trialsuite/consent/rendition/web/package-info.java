/** Consents on paper, over HTTP. */
@NullMarked
package io.trialsuite.consent.rendition.web;

import org.jspecify.annotations.NullMarked;

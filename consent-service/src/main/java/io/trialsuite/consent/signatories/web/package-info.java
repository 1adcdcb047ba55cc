/** Naming signatories over HTTP. */
@NullMarked
package io.trialsuite.consent.signatories.web;

import org.jspecify.annotations.NullMarked;

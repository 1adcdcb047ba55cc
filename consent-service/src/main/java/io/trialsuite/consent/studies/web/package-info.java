/** The studies over HTTP. */
@NullMarked
package io.trialsuite.consent.studies.web;

import org.jspecify.annotations.NullMarked;

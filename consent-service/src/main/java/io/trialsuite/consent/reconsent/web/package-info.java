/** Campaigns over HTTP. */
@NullMarked
package io.trialsuite.consent.reconsent.web;

import org.jspecify.annotations.NullMarked;

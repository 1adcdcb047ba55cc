/** Devices over HTTP. */
@NullMarked
package io.trialsuite.consent.kiosk.web;

import org.jspecify.annotations.NullMarked;

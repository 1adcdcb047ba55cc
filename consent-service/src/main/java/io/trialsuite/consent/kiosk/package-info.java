/** Devices of the sites that are handed to participants, and what staff attest when they do. */
@NullMarked
package io.trialsuite.consent.kiosk;

import org.jspecify.annotations.NullMarked;

/** Participants are asked again when what they consented to has changed: who has to be, until when, and who was. */
@NullMarked
package io.trialsuite.consent.reconsent;

import org.jspecify.annotations.NullMarked;

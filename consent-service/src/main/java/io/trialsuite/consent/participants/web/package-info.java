/** Groups and imports over HTTP. */
@NullMarked
package io.trialsuite.consent.participants.web;

import org.jspecify.annotations.NullMarked;

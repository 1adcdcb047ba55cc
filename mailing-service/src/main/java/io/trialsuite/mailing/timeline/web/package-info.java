/** The HTTP door to the mails of an organization. */
@NullMarked
package io.trialsuite.mailing.timeline.web;

import org.jspecify.annotations.NullMarked;

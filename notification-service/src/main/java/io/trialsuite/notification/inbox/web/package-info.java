/** The HTTP door to the caller's own inbox. */
@NullMarked
package io.trialsuite.notification.inbox.web;

import org.jspecify.annotations.NullMarked;

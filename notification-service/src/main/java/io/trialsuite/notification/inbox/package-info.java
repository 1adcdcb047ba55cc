/** What a person finds in the inbox of one organization, exactly once per fact. */
@NullMarked
package io.trialsuite.notification.inbox;

import org.jspecify.annotations.NullMarked;

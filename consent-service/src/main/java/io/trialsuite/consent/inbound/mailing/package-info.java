/** What mailing-service reports about our mails, in our words. */
@NullMarked
package io.trialsuite.consent.inbound.mailing;

import org.jspecify.annotations.NullMarked;

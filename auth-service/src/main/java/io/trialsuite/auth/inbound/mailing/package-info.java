/** What mailing-service reports about our mails, in our words. */
@NullMarked
package io.trialsuite.auth.inbound.mailing;

import org.jspecify.annotations.NullMarked;

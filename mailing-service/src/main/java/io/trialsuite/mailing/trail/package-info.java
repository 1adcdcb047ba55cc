/** What the audit trail keeps of mails: ids, states and codes, never an address. */
@NullMarked
package io.trialsuite.mailing.trail;

import org.jspecify.annotations.NullMarked;

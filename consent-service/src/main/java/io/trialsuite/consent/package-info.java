/** What participants were asked, what they agreed to, and the evidence; it decides nothing about accounts, mail or inboxes. */
@NullMarked
package io.trialsuite.consent;

import org.jspecify.annotations.NullMarked;

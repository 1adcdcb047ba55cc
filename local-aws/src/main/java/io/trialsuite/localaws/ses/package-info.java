/**
 * SES v2 on the wire: decides who may send, what becomes of each recipient, and which event AWS would publish about it.
 * Every accepted mail is kept and can be read in the mailbox.
 */
@NullMarked
package io.trialsuite.localaws.ses;

import org.jspecify.annotations.NullMarked;

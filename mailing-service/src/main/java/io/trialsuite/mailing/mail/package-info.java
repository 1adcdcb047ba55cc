/** What every part of this service means by a mail: its identity, its address, and what it is about. */
@NullMarked
package io.trialsuite.mailing.mail;

import org.jspecify.annotations.NullMarked;

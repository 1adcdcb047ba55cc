/** What is due next and who works on it: leases taken in short transactions, work done outside them. */
@NullMarked
package io.trialsuite.mailing.work;

import org.jspecify.annotations.NullMarked;

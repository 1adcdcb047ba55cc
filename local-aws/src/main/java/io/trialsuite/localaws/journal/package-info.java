/** What survives when the process is killed: one append-only file per service, written before a request is answered. */
@NullMarked
package io.trialsuite.localaws.journal;

import org.jspecify.annotations.NullMarked;

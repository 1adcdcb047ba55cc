/** Decides what a contract of events is worth: which changes break its readers, and how all of them read in one document. */
@NullMarked
package io.trialsuite.outbox.contract;

import org.jspecify.annotations.NullMarked;

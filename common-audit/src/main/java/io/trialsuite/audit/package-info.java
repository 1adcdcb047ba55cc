/** An append-only, hash-chained trail written in the caller's transaction: who did what to which record, when and why. */
@NullMarked
package io.trialsuite.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Moves a database of the time of one organization per person to many, while clients of both times call without a pause and
 * nobody tries again; counts what failed, compares what was acknowledged, and shows that it would notice.
 */
@NullMarked
package io.trialsuite.rehearsal;

import org.jspecify.annotations.NullMarked;

/** Which version goes to which group, to whom of it and to whom not, exactly once. */
@NullMarked
package io.trialsuite.consent.dispatch;

import org.jspecify.annotations.NullMarked;

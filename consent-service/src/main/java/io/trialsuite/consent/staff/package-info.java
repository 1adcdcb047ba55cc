/** Who among the organization's people acts. */
@NullMarked
package io.trialsuite.consent.staff;

import org.jspecify.annotations.NullMarked;

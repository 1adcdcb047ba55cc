/** What other services tell us. */
@NullMarked
package io.trialsuite.consent.inbound;

import org.jspecify.annotations.NullMarked;

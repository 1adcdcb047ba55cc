/** Work that goes on behind the requests. */
@NullMarked
package io.trialsuite.consent.work;

import org.jspecify.annotations.NullMarked;

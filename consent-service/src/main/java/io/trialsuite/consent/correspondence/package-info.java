/** What participants are written; the only place from which an identity leaves this service. */
@NullMarked
package io.trialsuite.consent.correspondence;

import org.jspecify.annotations.NullMarked;

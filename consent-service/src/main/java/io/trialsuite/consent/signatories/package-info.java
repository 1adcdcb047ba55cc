/** Who signs beside a participant: representatives, witnesses and interpreters, each with a name, an address and a link. */
@NullMarked
package io.trialsuite.consent.signatories;

import org.jspecify.annotations.NullMarked;

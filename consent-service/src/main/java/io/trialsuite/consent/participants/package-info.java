/** Who takes part under which pseudonym, and in which groups; identities stay in their own vault. */
@NullMarked
package io.trialsuite.consent.participants;

import org.jspecify.annotations.NullMarked;

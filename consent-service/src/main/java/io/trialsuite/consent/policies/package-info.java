/** What staff accept before they sign anything through their account. */
@NullMarked
package io.trialsuite.consent.policies;

import org.jspecify.annotations.NullMarked;

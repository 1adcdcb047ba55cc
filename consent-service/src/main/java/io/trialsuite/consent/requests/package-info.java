/** What one participant was asked and how they answered: the link, the code, the signature or the refusal. */
@NullMarked
package io.trialsuite.consent.requests;

import org.jspecify.annotations.NullMarked;

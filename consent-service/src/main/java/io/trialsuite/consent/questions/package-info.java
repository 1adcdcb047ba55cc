/** What participants want to know before they decide, and what they were told. */
@NullMarked
package io.trialsuite.consent.questions;

import org.jspecify.annotations.NullMarked;

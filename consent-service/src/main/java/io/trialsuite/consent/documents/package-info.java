/** Which words and fields people are asked to accept, version by version, and that a published version never changes. */
@NullMarked
package io.trialsuite.consent.documents;

import org.jspecify.annotations.NullMarked;

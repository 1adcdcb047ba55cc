/** Behaviour that AWS documents, checked from the client's side on whatever endpoint is given; nothing here knows local-aws. */
@NullMarked
package io.trialsuite.localaws.conformance;

import org.jspecify.annotations.NullMarked;

/** Which studies an organization runs, and at which sites. */
@NullMarked
package io.trialsuite.consent.studies;

import org.jspecify.annotations.NullMarked;

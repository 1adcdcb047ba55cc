/** Who should hear what happened, and whether they have; decides on recipients and wording, not on what happened. */
@NullMarked
package io.trialsuite.notification;

import org.jspecify.annotations.NullMarked;

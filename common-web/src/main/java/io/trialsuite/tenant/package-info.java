/** Which organization a piece of work belongs to, from the request or the message down to the row-level-security setting. */
@NullMarked
package io.trialsuite.tenant;

import org.jspecify.annotations.NullMarked;

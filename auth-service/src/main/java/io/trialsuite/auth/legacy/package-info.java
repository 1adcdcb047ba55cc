/** The API of the time when a person had one organization, told from memberships; frozen. */
@NullMarked
package io.trialsuite.auth.legacy;

import org.jspecify.annotations.NullMarked;

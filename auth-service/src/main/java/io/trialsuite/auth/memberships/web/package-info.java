/** Members of one organization over HTTP. */
@NullMarked
package io.trialsuite.auth.memberships.web;

import org.jspecify.annotations.NullMarked;

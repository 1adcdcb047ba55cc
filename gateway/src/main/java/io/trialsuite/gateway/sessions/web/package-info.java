/** Where a browser's session is kept, for how long, and that nobody can read it there. */
@NullMarked
package io.trialsuite.gateway.sessions.web;

import org.jspecify.annotations.NullMarked;

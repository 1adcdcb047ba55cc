/** What this issuer tells about itself. */
@NullMarked
package io.trialsuite.auth.clients.web;

import org.jspecify.annotations.NullMarked;

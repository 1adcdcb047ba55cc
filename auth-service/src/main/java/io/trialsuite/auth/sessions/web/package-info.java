/** Login, organization choice, tokens and logout over HTTP. */
@NullMarked
package io.trialsuite.auth.sessions.web;

import org.jspecify.annotations.NullMarked;

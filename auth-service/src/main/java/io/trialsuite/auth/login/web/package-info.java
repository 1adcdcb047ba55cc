/** The page that people log in with. */
@NullMarked
package io.trialsuite.auth.login.web;

import org.jspecify.annotations.NullMarked;

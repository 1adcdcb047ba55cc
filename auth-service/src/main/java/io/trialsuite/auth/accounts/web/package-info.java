/** Registration over HTTP. */
@NullMarked
package io.trialsuite.auth.accounts.web;

import org.jspecify.annotations.NullMarked;

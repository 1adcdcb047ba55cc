/** Signing keys in the hands of operators. */
@NullMarked
package io.trialsuite.auth.keys.web;

import org.jspecify.annotations.NullMarked;

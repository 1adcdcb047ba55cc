/** Study roles over HTTP. */
@NullMarked
package io.trialsuite.auth.studyroles.web;

import org.jspecify.annotations.NullMarked;

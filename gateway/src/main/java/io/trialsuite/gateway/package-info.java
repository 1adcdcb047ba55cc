/** The browser's single origin. */
@NullMarked
package io.trialsuite.gateway;

import org.jspecify.annotations.NullMarked;

/** Filter policies and what topics remember. */
@NullMarked
package io.trialsuite.localaws.sns;

import org.jspecify.annotations.NullMarked;

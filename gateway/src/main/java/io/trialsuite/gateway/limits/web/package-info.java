/** How many requests somebody may send. */
@NullMarked
package io.trialsuite.gateway.limits.web;

import org.jspecify.annotations.NullMarked;

/** Doors to the notes. */
@NullMarked
package io.trialsuite.edge.web;

import org.jspecify.annotations.NullMarked;

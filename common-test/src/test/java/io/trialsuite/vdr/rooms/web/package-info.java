/** Doors that break our rules on purpose. */
@NullMarked
package io.trialsuite.vdr.rooms.web;

import org.jspecify.annotations.NullMarked;

/** Classes that break our rules on purpose: each rule must find its own, see RulesTests. */
@NullMarked
package io.trialsuite.vdr.rooms;

import org.jspecify.annotations.NullMarked;

/** When a queue's messages are handed to a function, and which of them are acknowledged afterwards. */
@NullMarked
package io.trialsuite.localaws.lambda;

import org.jspecify.annotations.NullMarked;

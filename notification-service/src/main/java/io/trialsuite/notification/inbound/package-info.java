/** Everything this service hears, on its one queue. */
@NullMarked
package io.trialsuite.notification.inbound;

import org.jspecify.annotations.NullMarked;

/** What notifications are about, and the only way to lock it. */
@NullMarked
package io.trialsuite.notification.subjects;

import org.jspecify.annotations.NullMarked;

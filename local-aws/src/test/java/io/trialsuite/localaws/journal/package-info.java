/** What a file may look like after a crash, and what is read back from it. */
@NullMarked
package io.trialsuite.localaws.journal;

import org.jspecify.annotations.NullMarked;

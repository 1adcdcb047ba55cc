/** How many rows travel to the database in one statement. */
@NullMarked
package io.trialsuite.consent.bulk;

import org.jspecify.annotations.NullMarked;

/** Keys for what identifies people: one per organization, wrapped by one that is not in the database. */
@NullMarked
package io.trialsuite.consent.keys;

import org.jspecify.annotations.NullMarked;

/** What a fact is called in the languages of the suite; composed of codes and counts, never of names. */
@NullMarked
package io.trialsuite.notification.wording;

import org.jspecify.annotations.NullMarked;

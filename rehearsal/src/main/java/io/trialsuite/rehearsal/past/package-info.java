/** The release before: a service that knows one organization per person, written in the columns of the account. */
@NullMarked
package io.trialsuite.rehearsal.past;

import org.jspecify.annotations.NullMarked;

/** The participant's door, without an account, and the staff's view of requests. */
@NullMarked
package io.trialsuite.consent.requests.web;

import org.jspecify.annotations.NullMarked;

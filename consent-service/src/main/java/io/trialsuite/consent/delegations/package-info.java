/** Who may do what at which site, as the trial master file's signature sheet says; a copy, kept by its events. */
@NullMarked
package io.trialsuite.consent.delegations;

import org.jspecify.annotations.NullMarked;

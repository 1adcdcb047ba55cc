/** The policy over HTTP. */
@NullMarked
package io.trialsuite.consent.policies.web;

import org.jspecify.annotations.NullMarked;

/**
 * Signing in two steps: what somebody is about to sign is fixed and shown, and a moment later confirmed with a fresh proof of who
 * they are (21 CFR 11.50, 11.70, 11.200).
 */
@NullMarked
package io.trialsuite.signature.intent;

import org.jspecify.annotations.NullMarked;

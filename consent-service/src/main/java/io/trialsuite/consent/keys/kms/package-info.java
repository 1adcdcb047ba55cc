/** The master key in AWS KMS. */
@NullMarked
package io.trialsuite.consent.keys.kms;

import org.jspecify.annotations.NullMarked;

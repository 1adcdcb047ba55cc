/** What the trial master file says about who may do what, where and with which documents. */
@NullMarked
package io.trialsuite.consent.inbound.tmf;

import org.jspecify.annotations.NullMarked;

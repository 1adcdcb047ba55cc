/** Which input methods a consent may use, and what each accepts as configuration, answer and evidence. */
@NullMarked
package io.trialsuite.consent.plugins;

import org.jspecify.annotations.NullMarked;

/** Which words a mail consists of: versioned texts whose variables are all given, or nothing is sent. */
@NullMarked
package io.trialsuite.mailing.templates;

import org.jspecify.annotations.NullMarked;

/** Who is told what became of a mail: other services, the audit trail, the operators. */
@NullMarked
package io.trialsuite.mailing.announcing;

import org.jspecify.annotations.NullMarked;

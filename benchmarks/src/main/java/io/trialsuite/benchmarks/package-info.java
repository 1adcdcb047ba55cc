/** What the suite's claims about speed rest on: programs that measure, beside a reference in the same run. Decides nothing. */
@NullMarked
package io.trialsuite.benchmarks;

import org.jspecify.annotations.NullMarked;

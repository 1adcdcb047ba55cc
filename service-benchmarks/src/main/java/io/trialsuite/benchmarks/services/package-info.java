/** What services claim about speed, measured by calls to processes of their own. */
@NullMarked
package io.trialsuite.benchmarks.services;

import org.jspecify.annotations.NullMarked;

/** What every module's tests stand on: a real database, a real AWS protocol, tokens, contracts, and the rules of our code. */
@NullMarked
package io.trialsuite.test;

import org.jspecify.annotations.NullMarked;

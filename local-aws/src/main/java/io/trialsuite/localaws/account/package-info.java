/** Whose resources these are: the one account, its region, its secret, and how its resources are named. */
@NullMarked
package io.trialsuite.localaws.account;

import org.jspecify.annotations.NullMarked;

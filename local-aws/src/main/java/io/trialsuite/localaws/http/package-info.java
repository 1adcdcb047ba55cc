/** How one port serves several AWS protocols: what a request and an answer are, and what a service must say about itself. */
@NullMarked
package io.trialsuite.localaws.http;

import org.jspecify.annotations.NullMarked;

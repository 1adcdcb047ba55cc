/** What the gateway knows of the OpenID provider, and what it asks there in its own name. */
@NullMarked
package io.trialsuite.gateway.provider.web;

import org.jspecify.annotations.NullMarked;

/** Registration of organizations over HTTP. */
@NullMarked
package io.trialsuite.auth.organizations.web;

import org.jspecify.annotations.NullMarked;

/** The input methods over HTTP. */
@NullMarked
package io.trialsuite.consent.plugins.web;

import org.jspecify.annotations.NullMarked;

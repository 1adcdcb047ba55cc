/** Where work with encrypted values begins over HTTP. */
@NullMarked
package io.trialsuite.consent.keys.web;

import org.jspecify.annotations.NullMarked;

/** Documents and versions over HTTP. */
@NullMarked
package io.trialsuite.consent.documents.web;

import org.jspecify.annotations.NullMarked;

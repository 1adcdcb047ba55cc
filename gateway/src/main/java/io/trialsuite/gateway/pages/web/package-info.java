/** The pages that browsers get. */
@NullMarked
package io.trialsuite.gateway.pages.web;

import org.jspecify.annotations.NullMarked;

/** Questions and answers over HTTP. */
@NullMarked
package io.trialsuite.consent.questions.web;

import org.jspecify.annotations.NullMarked;

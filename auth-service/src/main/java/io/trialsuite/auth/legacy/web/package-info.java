/** The frozen API over HTTP: its own errors, and on every answer the day it ends. */
@NullMarked
package io.trialsuite.auth.legacy.web;

import org.jspecify.annotations.NullMarked;

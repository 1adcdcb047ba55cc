/** One consent travelling through all services, driven and counted from outside. */
@NullMarked
package io.trialsuite.launcher.demo;

import org.jspecify.annotations.NullMarked;

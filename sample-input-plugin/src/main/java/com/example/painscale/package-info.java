/** A plugin that nobody of the suite needs to know. */
@NullMarked
package com.example.painscale;

import org.jspecify.annotations.NullMarked;

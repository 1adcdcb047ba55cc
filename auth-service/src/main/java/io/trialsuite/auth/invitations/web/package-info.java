/** Invitations over HTTP: for those who invite, and for those who hold a link. */
@NullMarked
package io.trialsuite.auth.invitations.web;

import org.jspecify.annotations.NullMarked;

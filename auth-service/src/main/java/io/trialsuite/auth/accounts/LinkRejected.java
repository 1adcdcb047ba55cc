package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Gone;

/** The same for a link that never was, has expired, was used or replaced. */
final class LinkRejected extends Gone {

    private static final long serialVersionUID = 1L;

    LinkRejected() {
        super("link-rejected", "The link is no longer valid; ask for a new one.");
    }
}

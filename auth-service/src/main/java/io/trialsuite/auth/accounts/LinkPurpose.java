package io.trialsuite.auth.accounts;

/** What a link in a mail is good for. */
enum LinkPurpose {
    VERIFY_ADDRESS,
    RESET_PASSWORD
}

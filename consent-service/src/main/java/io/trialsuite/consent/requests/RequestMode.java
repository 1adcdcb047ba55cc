package io.trialsuite.consent.requests;

/** Where somebody is asked. */
public enum RequestMode {
    /** By a link in a mail. */
    REMOTE,
    /** At the site, on its device or on paper; no mail goes out. */
    ON_SITE
}

package io.trialsuite.consent.copies;

/** How a participant got their copy. */
enum CopyChannel {
    EMAIL,
    DOWNLOAD,
    /** By the site, in person. */
    HANDED_OVER
}

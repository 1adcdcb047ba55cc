package io.trialsuite.localaws.ses;

/** One header line of a mail, decoded. */
record Header(String name, String value) {}

package io.trialsuite.notification.wording;

/** One text in the languages of the suite. */
public record Words(String ko, String en) {}

package io.trialsuite.mailing.reasons;

/** One sentence in the languages of the suite. */
public record Words(String ko, String en) {}

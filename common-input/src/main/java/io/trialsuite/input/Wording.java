package io.trialsuite.input;

/**
 * How a field is put to a participant.
 *
 * @param locale their language, ISO 639-1, one of the field's
 * @param label the question in that language
 */
public record Wording(String locale, String label) {}

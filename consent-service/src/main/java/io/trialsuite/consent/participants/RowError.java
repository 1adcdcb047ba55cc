package io.trialsuite.consent.participants;

/**
 * What is wrong in one line of a file; never repeats the value, which may identify someone.
 *
 * @param line as an editor counts, the header being line 1
 * @param pointer {@code /<line>/<column>}
 */
public record RowError(long line, String pointer, String code, String message) {

    static RowError of(long line, String column, String code, String message) {
        return new RowError(line, "/" + line + "/" + column, code, message);
    }
}

package io.trialsuite.web;

import java.util.Optional;

/**
 * Which part of a list the caller wants, from {@code ?limit=&cursor=}; a controller takes it as a parameter.
 *
 * @param limit from 1 to 100, 50 when not given
 * @param after where the page before ended
 */
public record Paging(int limit, Optional<Cursor> after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    /** How many rows a query must ask for, so that {@link CursorPage#of} can tell whether more follow. */
    public int rowsToRead() {
        return limit + 1;
    }
}

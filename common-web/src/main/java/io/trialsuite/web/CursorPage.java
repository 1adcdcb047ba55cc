package io.trialsuite.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: {@code {"items": [...], "page": {"next": "..."}}}. A next page is also announced as a {@code Link} header.
 */
public record CursorPage<T>(List<T> items, Page page) {

    /**
     * What comes after.
     *
     * @param next cursor of the following page; null on the last one
     */
    public record Page(@Nullable String next) {}

    public CursorPage {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of a query's rows.
     *
     * @param rows up to {@link Paging#rowsToRead()} rows in the list's order
     * @param place cursor of a row
     */
    public static <T> CursorPage<T> of(List<T> rows, Paging paging, Function<T, Cursor> place) {
        if (rows.size() <= paging.limit()) {
            return new CursorPage<>(rows, new Page(null));
        }
        var items = rows.subList(0, paging.limit());
        return new CursorPage<>(items, new Page(place.apply(items.getLast()).encode()));
    }
}

package io.trialsuite.notification.inbox.web;

import io.trialsuite.notification.inbox.CountsView;
import io.trialsuite.notification.inbox.InboxFeed;
import io.trialsuite.notification.inbox.InboxQuery;
import io.trialsuite.notification.inbox.ItemView;
import io.trialsuite.notification.inbox.Reader;
import io.trialsuite.notification.inbox.ReadingInbox;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's inbox; whose it is comes from the token alone. */
@RestController
@RequestMapping("/v1/organizations/{org}/inbox")
class InboxController {

    private final InboxFeed feed;
    private final ReadingInbox reading;

    InboxController(InboxFeed feed, ReadingInbox reading) {
        this.feed = feed;
        this.reading = reading;
    }

    @GetMapping
    CursorPage<ItemView> list(
            @PathVariable UUID org,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String type,
            Paging paging,
            Caller caller) {
        var after = paging.after().map(cursor -> new InboxQuery.Place(cursor.at(), cursor.id()));
        var rows = feed.list(new InboxQuery(reader(caller), state, type, after, paging.rowsToRead()));
        return CursorPage.of(rows, paging, item -> new Cursor(item.createdAt(), item.id()));
    }

    @GetMapping("/counts")
    CountsView counts(@PathVariable UUID org, Caller caller) {
        return feed.counts(reader(caller));
    }

    @PostMapping("/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable UUID org, @PathVariable UUID id, Caller caller) {
        reading.see(reader(caller), id);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID org, @PathVariable UUID id, Caller caller) {
        reading.read(reader(caller), id);
    }

    @PostMapping("/{id}/archive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(@PathVariable UUID org, @PathVariable UUID id, Caller caller) {
        reading.archive(reader(caller), id);
    }

    private static Reader reader(Caller caller) {
        return new Reader(caller.organizationId(), caller.accountId());
    }
}

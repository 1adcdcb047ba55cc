package io.trialsuite.mailing.timeline.web;

import io.trialsuite.mailing.outgoing.MailState;
import io.trialsuite.mailing.timeline.MailDirectory;
import io.trialsuite.mailing.timeline.MailQuery;
import io.trialsuite.mailing.timeline.MailView;
import io.trialsuite.mailing.timeline.Sight;
import io.trialsuite.mailing.timeline.TimelineView;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mails of an organization, and why one did not arrive. */
@RestController
@RequestMapping("/v1/organizations/{org}/messages")
class MessageController {

    private final MailDirectory directory;

    MessageController(MailDirectory directory) {
        this.directory = directory;
    }

    @GetMapping
    CursorPage<MailView> list(
            @PathVariable UUID org,
            @RequestParam @Nullable MailState state,
            @RequestParam @Nullable String reference,
            Paging paging,
            Caller caller) {
        var after = paging.after().map(cursor -> new MailQuery.Place(cursor.at(), cursor.id()));
        var query = new MailQuery(caller.organizationId(), state, reference, after, paging.rowsToRead());
        return CursorPage.of(
                directory.list(query, Sight.of(caller.role())),
                paging,
                mail -> new Cursor(mail.requestedAt(), mail.id()));
    }

    @GetMapping("/{id}")
    MailView get(@PathVariable UUID org, @PathVariable UUID id, Caller caller) {
        return directory.require(caller.organizationId(), id, Sight.of(caller.role()));
    }

    /** Why did the mail not arrive? */
    @GetMapping("/{id}/timeline")
    TimelineView timeline(@PathVariable UUID org, @PathVariable UUID id, Caller caller) {
        return directory.timeline(caller.organizationId(), id, Sight.of(caller.role()));
    }
}

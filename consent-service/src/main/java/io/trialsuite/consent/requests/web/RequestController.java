package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.CancelReason;
import io.trialsuite.consent.requests.CancellingRequests;
import io.trialsuite.consent.requests.RemindingRequests;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestState;
import io.trialsuite.consent.requests.RequestView;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/consent-requests")
class RequestController {

    private final RequestCatalogue catalogue;
    private final RemindingRequests reminding;
    private final CancellingRequests cancelling;

    RequestController(RequestCatalogue catalogue, RemindingRequests reminding, CancellingRequests cancelling) {
        this.catalogue = catalogue;
        this.reminding = reminding;
        this.cancelling = cancelling;
    }

    /** Writes once more to those whose turn it is; once a day at most. */
    @PostMapping("/{request}/reminder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remind(Caller caller, @PathVariable UUID request) {
        reminding.remind(StaffMember.of(caller), new RequestId(request));
    }

    record Cancellation(@NotNull CancelReason reasonCode) {}

    @GetMapping
    CursorPage<RequestView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID batchId,
            @RequestParam(required = false) @Nullable RequestState state,
            Paging paging) {
        var after = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.list(caller.organizationId(), batchId, state, after, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(Instant.EPOCH, it.requestId()));
    }

    @GetMapping("/{request}")
    RequestView get(Caller caller, @PathVariable UUID request) {
        return catalogue.require(caller.organizationId(), new RequestId(request));
    }

    /** Whoever was asked cannot answer any more; what they have signed until now stays on file. */
    @PostMapping("/{request}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable UUID request, @Valid @RequestBody Cancellation body) {
        cancelling.cancel(StaffMember.of(caller), new RequestId(request), body.reasonCode());
    }
}

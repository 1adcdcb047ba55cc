package io.trialsuite.consent.dispatch.web;

import io.trialsuite.consent.dispatch.BatchCatalogue;
import io.trialsuite.consent.dispatch.BatchId;
import io.trialsuite.consent.dispatch.BatchView;
import io.trialsuite.consent.dispatch.CommandBatch;
import io.trialsuite.consent.dispatch.DispatchingBatches;
import io.trialsuite.consent.dispatch.ItemStatus;
import io.trialsuite.consent.dispatch.ItemView;
import io.trialsuite.consent.dispatch.PrepareBatch;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Cursor;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/v1/organizations/{organization}/dispatch-batches")
class BatchController {

    private final DispatchingBatches dispatching;
    private final BatchCatalogue catalogue;
    private final ProgressStreams streams;

    BatchController(DispatchingBatches dispatching, BatchCatalogue catalogue, ProgressStreams streams) {
        this.dispatching = dispatching;
        this.catalogue = catalogue;
        this.streams = streams;
    }

    record NewBatch(@NotNull UUID versionId, @NotNull UUID groupId) {}

    @Idempotent
    @PostMapping
    ResponseEntity<BatchView> prepare(Caller caller, @Valid @RequestBody NewBatch request) {
        var id = dispatching.prepare(new PrepareBatch(
                StaffMember.of(caller), new VersionId(request.versionId()), new GroupId(request.groupId())));
        var location = ServletUriComponentsBuilder.fromCurrentRequest().pathSegment(id.toString());
        return ResponseEntity.created(location.build().toUri()).body(catalogue.require(caller.organizationId(), id));
    }

    /** The batch itself is the operation to watch. */
    @PostMapping("/{batch}/start")
    ResponseEntity<BatchView> start(Caller caller, @PathVariable UUID batch) {
        dispatching.start(command(caller, batch));
        var operation = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/v1/organizations/{organization}/dispatch-batches/{batch}")
                .build(caller.organizationId(), batch);
        return ResponseEntity.accepted()
                .location(operation)
                .body(catalogue.require(caller.organizationId(), new BatchId(batch)));
    }

    @PostMapping("/{batch}/pause")
    BatchView pause(Caller caller, @PathVariable UUID batch) {
        dispatching.pause(command(caller, batch));
        return get(caller, batch);
    }

    @PostMapping("/{batch}/resumption")
    BatchView resume(Caller caller, @PathVariable UUID batch) {
        dispatching.resume(command(caller, batch));
        return get(caller, batch);
    }

    @PostMapping("/{batch}/cancellation")
    BatchView cancel(Caller caller, @PathVariable UUID batch) {
        dispatching.cancel(command(caller, batch));
        return get(caller, batch);
    }

    private static CommandBatch command(Caller caller, UUID batch) {
        return new CommandBatch(StaffMember.of(caller), new BatchId(batch));
    }

    /** The progress now and at each change, until the batch ends. */
    @GetMapping(path = "/{batch}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(Caller caller, @PathVariable UUID batch) {
        return streams.watch(caller.organizationId(), new BatchId(batch));
    }

    @GetMapping("/{batch}")
    BatchView get(Caller caller, @PathVariable UUID batch) {
        return catalogue.require(caller.organizationId(), new BatchId(batch));
    }

    @GetMapping("/{batch}/items")
    CursorPage<ItemView> items(
            Caller caller,
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable ItemStatus status,
            Paging paging) {
        var after = paging.after().map(Cursor::id).orElse(null);
        var rows = catalogue.items(caller.organizationId(), new BatchId(batch), status, after, paging.rowsToRead());
        return CursorPage.of(rows, paging, it -> new Cursor(Instant.EPOCH, it.participantRef()));
    }
}

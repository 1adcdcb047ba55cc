package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.AnsweringRequests;
import io.trialsuite.consent.requests.DeclineReason;
import io.trialsuite.consent.requests.ParticipantView;
import io.trialsuite.consent.requests.ShowingRequests;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers need the session that a code opened; looking needs the link only. */
@RestController
@RequestMapping("/p/requests/{token}")
class ParticipantRequestController {

    private final ParticipantDoor door;
    private final ShowingRequests showing;
    private final AnsweringRequests answering;

    ParticipantRequestController(ParticipantDoor door, ShowingRequests showing, AnsweringRequests answering) {
        this.door = door;
        this.showing = showing;
        this.answering = answering;
    }

    record Answer(@NotNull Object answer) {}

    /** Such as why an answer shows that something was not understood. */
    record Remark(String remark) {}

    record Decline(@NotNull DeclineReason reasonCode) {}

    @GetMapping
    ParticipantView show(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session) {
        return door.enter(token, visitor -> showing.show(visitor, session));
    }

    /** 204, or 200 with what there is to say about the answer. */
    @PutMapping("/answers/{fieldId}")
    ResponseEntity<Remark> answer(
            @PathVariable String token,
            @PathVariable String fieldId,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody Answer request) {
        return door.enter(token, visitor -> answering.answer(visitor, session, fieldId, request.answer()))
                .map(remark -> ResponseEntity.ok(new Remark(remark)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping("/acknowledgements/{blockId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(
            @PathVariable String token,
            @PathVariable String blockId,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session) {
        door.act(token, visitor -> answering.acknowledge(visitor, session, blockId));
    }

    @PostMapping("/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(
            @PathVariable String token,
            @RequestHeader(name = ParticipantDoor.SESSION, required = false) @Nullable String session,
            @Valid @RequestBody Decline request) {
        door.act(token, visitor -> answering.decline(visitor, session, request.reasonCode()));
    }
}

package io.trialsuite.edge.web;

import io.trialsuite.edge.Notes;
import io.trialsuite.edge.Notes.NoteView;
import io.trialsuite.problem.Conflict;
import io.trialsuite.problem.Gone;
import io.trialsuite.problem.TooManyAttempts;
import io.trialsuite.problem.Unavailable;
import io.trialsuite.web.Caller;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.ETags;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import io.trialsuite.web.RequireRecentProof;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteController {

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    record NewNote(
            @NotBlank @Size(max = 100) String text,
            @Valid @Nullable List<Tag> tags,
            @Nullable Map<String, Object> extra) {}

    record Tag(@NotBlank String name) {}

    @PostMapping("/v1/organizations/{organization}/notes")
    @Idempotent
    ResponseEntity<NoteView> add(@Valid @RequestBody NewNote request, Caller caller) {
        var note = notes.add(caller.organizationId(), request.text());
        refuseAfterwards(request.text());
        return ResponseEntity.created(
                        URI.create("/v1/organizations/" + caller.organizationId() + "/notes/" + note.id()))
                .body(note);
    }

    @PutMapping("/v1/organizations/{organization}/notes/{id}")
    ResponseEntity<NoteView> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewNote request) {
        var note = notes.change(id, ETags.requireVersion(ifMatch), request.text());
        return ResponseEntity.ok().eTag(ETags.of(note.version())).body(note);
    }

    @GetMapping("/v1/organizations/{organization}/notes")
    CursorPage<NoteView> list(Paging paging) {
        return notes.list(paging);
    }

    @GetMapping("/v1/organizations/{organization}/caller")
    Caller caller(Caller caller) {
        return caller;
    }

    @PostMapping("/v1/organizations/{organization}/signature")
    @RequireRecentProof(maxAge = 300)
    String sign(Caller caller) {
        return "signed by " + caller.accountId();
    }

    @PostMapping("/v1/organizations/{organization}/confirmation")
    @RequireRecentProof(maxAge = 300, acr = RequireRecentProof.ANY)
    String confirm(Caller caller) {
        return "confirmed by " + caller.accountId();
    }

    @GetMapping("/internal/ping")
    Map<String, String> ping() {
        return Map.of("answer", "pong");
    }

    @GetMapping("/v1/links/{kind}")
    String link(@PathVariable String kind, @RequestParam(required = false) @Nullable String word) {
        return switch (kind) {
            case "unstorable" -> String.valueOf(notes.add(UUID.randomUUID(), "a\0b"));
            case "gone" -> throw new Gone("link-used", "The link was used.");
            case "locked" -> throw new TooManyAttempts("too-many-codes", "Wait.", Duration.ofMinutes(5));
            case "overrun" -> throw new Unavailable("overrun", "Wait.", Duration.ofSeconds(7));
            case "broken" -> throw new IllegalStateException("select secret from vault");
            case "busy" -> throw new PessimisticLockingFailureException("select secret from vault");
            default -> "open";
        };
    }

    private static void refuseAfterwards(String text) {
        if (text.equals("refuse-after-commit")) {
            throw new Conflict("refused-late", "Refused after the commit.");
        }
        if (text.equals("fail-after-commit")) {
            throw new IllegalStateException("failed after the commit");
        }
    }
}

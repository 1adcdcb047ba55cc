package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.sessions.KeepingSessions;
import io.trialsuite.auth.sessions.SessionId;
import io.trialsuite.auth.sessions.SessionView;
import io.trialsuite.auth.sessions.Visitor;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/sessions")
class OpenSessionsController {

    private final KeepingSessions keeping;

    OpenSessionsController(KeepingSessions keeping) {
        this.keeping = keeping;
    }

    record OpenSessions(List<SessionView> items) {}

    @GetMapping
    @Operation(summary = "Where the person is logged in, the latest used first")
    OpenSessions list(@Parameter(hidden = true) Visitor visitor) {
        return new OpenSessions(keeping.list(visitor));
    }

    @DeleteMapping("/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of the person's sessions, here at once and in every service within seconds")
    void revoke(@Parameter(hidden = true) Visitor visitor, @PathVariable UUID session) {
        keeping.revoke(visitor, new SessionId(session));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all of the person's sessions but this one")
    void revokeOthers(@Parameter(hidden = true) Visitor visitor) {
        keeping.revokeOthers(visitor);
    }
}

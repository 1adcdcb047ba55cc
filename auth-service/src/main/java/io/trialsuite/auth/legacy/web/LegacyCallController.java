package io.trialsuite.auth.legacy.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.legacy.LegacyCallView;
import io.trialsuite.auth.legacy.LegacyCalls;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom to talk to before v1 ends. */
@RestController
class LegacyCallController {

    private final LegacyCalls calls;

    LegacyCallController(LegacyCalls calls) {
        this.calls = calls;
    }

    record LegacyUse(List<LegacyCallView> items) {}

    @GetMapping("/internal/v1/legacy-calls")
    @Operation(summary = "Who has called v1 since a day, by client, operation and day; for services")
    LegacyUse calls(@RequestParam LocalDate since) {
        return new LegacyUse(calls.since(since));
    }
}

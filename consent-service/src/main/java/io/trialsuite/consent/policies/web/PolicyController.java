package io.trialsuite.consent.policies.web;

import io.trialsuite.consent.policies.AcceptingPolicy;
import io.trialsuite.consent.policies.PolicyView;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/signature-policy")
class PolicyController {

    private final AcceptingPolicy accepting;

    PolicyController(AcceptingPolicy accepting) {
        this.accepting = accepting;
    }

    record Acceptance(@NotNull Integer version) {}

    @GetMapping
    PolicyView show(Caller caller, @RequestParam(defaultValue = "en") String locale) {
        return accepting.show(Investigator.of(caller), locale);
    }

    @PostMapping("/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Caller caller, @Valid @RequestBody Acceptance request) {
        accepting.accept(Investigator.of(caller), request.version());
    }
}

package io.trialsuite.auth.keys.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.keys.RotatingKeys;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/v1/signing-keys")
class SigningKeyController {

    private final RotatingKeys rotating;

    SigningKeyController(RotatingKeys rotating) {
        this.rotating = rotating;
    }

    record Begun(boolean begun) {}

    @PostMapping("/rotation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Publish the next signing key now; it signs once everybody knows it")
    Begun begin() {
        return new Begun(rotating.begin());
    }
}

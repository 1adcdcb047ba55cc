package io.trialsuite.auth.login.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.login.LoggingOut;
import io.trialsuite.auth.login.LoginUnknown;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The end-session endpoint. */
@RestController
@Hidden
class LogoutController {

    private final LoggingOut loggingOut;

    LogoutController(LoggingOut loggingOut) {
        this.loggingOut = loggingOut;
    }

    @GetMapping("/oauth2/logout")
    ResponseEntity<String> logOut(
            @RequestParam(name = "id_token_hint", defaultValue = "") String idTokenHint,
            @RequestParam(name = "post_logout_redirect_uri", required = false) @Nullable String wanted,
            @RequestParam(required = false) @Nullable String state,
            Locale locale) {
        return loggingOut
                .logOut(idTokenHint, wanted)
                .map(target -> back(target, state))
                .orElseGet(() -> LoginPages.answer(HttpStatus.OK, "'none'")
                        .body(new LoginPage(LetterLanguage.of(locale)).loggedOut()));
    }

    @ExceptionHandler(LoginUnknown.class)
    ResponseEntity<String> unknown(Locale locale) {
        return LoginPages.answer(HttpStatus.BAD_REQUEST, "'none'")
                .body(new LoginPage(LetterLanguage.of(locale)).deadEnd());
    }

    private static ResponseEntity<String> back(String target, @Nullable String state) {
        var uri = state == null
                ? URI.create(target)
                : UriComponentsBuilder.fromUriString(target)
                        .queryParam("state", "{state}")
                        .encode()
                        .buildAndExpand(state)
                        .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(uri)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}

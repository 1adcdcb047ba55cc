package io.trialsuite.auth.login.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.factors.CheckingPasskeys;
import io.trialsuite.auth.factors.PresentedPasskey;
import io.trialsuite.auth.keys.TokenProperties;
import io.trialsuite.auth.login.AuthorizationRequest;
import io.trialsuite.auth.login.AuthorizationRequests;
import io.trialsuite.auth.login.LoggingIn;
import io.trialsuite.auth.login.LoginRefused;
import io.trialsuite.auth.login.LoginStep;
import io.trialsuite.auth.login.LoginStep.LoggedIn;
import io.trialsuite.auth.login.LoginStep.SecondFactorAsked;
import io.trialsuite.auth.login.LoginUnknown;
import io.trialsuite.auth.sessions.PendingAuthenticationRejected;
import io.trialsuite.auth.sessions.ProveSecondFactor;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.problem.Invalid;
import io.trialsuite.problem.TooManyAttempts;
import io.trialsuite.problem.Unauthenticated;
import io.trialsuite.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The authorization endpoint. Its page is the one thing of this service that browsers show. */
@RestController
@RequestMapping("/oauth2")
@Hidden
class AuthorizationController {

    private static final Resource STYLE = new ClassPathResource("login.css", AuthorizationController.class);
    private static final Resource SCRIPT = new ClassPathResource("login.js", AuthorizationController.class);

    private final AuthorizationRequests requests;
    private final LoggingIn loggingIn;
    private final CheckingPasskeys passkeys;
    private final String issuer;
    private final String guardName;
    private final boolean encrypted;

    AuthorizationController(
            AuthorizationRequests requests, LoggingIn loggingIn, CheckingPasskeys passkeys, TokenProperties tokens) {
        this.requests = requests;
        this.loggingIn = loggingIn;
        this.passkeys = passkeys;
        this.issuer = tokens.issuer().toString();
        this.encrypted = issuer.startsWith("https:");
        // browsers keep a cookie of this prefix only where the connection is encrypted
        this.guardName = encrypted ? "__Host-login" : "login";
    }

    @GetMapping("/authorize")
    ResponseEntity<String> ask(HttpServletRequest http, Locale locale) {
        return form(requests.read(http.getParameterMap()), "", null, HttpStatus.OK, locale);
    }

    @PostMapping(path = "/authorize", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> logIn(
            HttpServletRequest http,
            @CookieValue(name = "login", required = false) @Nullable String plain,
            @CookieValue(name = "__Host-login", required = false) @Nullable String prefixed,
            Locale locale) {
        var request = requests.read(http.getParameterMap());
        var email = parameter(http, "email");
        if (!guards(encrypted ? prefixed : plain, parameter(http, "guard"))) {
            return form(request, email, "stale", HttpStatus.FORBIDDEN, locale);
        }
        var pending = parameter(http, "pending");
        if (!pending.isEmpty()) {
            return prove(request, pending, http, locale);
        }
        var passkey = parameter(http, "passkey");
        if (!passkey.isEmpty()) {
            return logIn(request, new PresentedPasskey(passkey, ClientNetwork.of(http.getRemoteAddr())), locale);
        }
        try {
            var step = loggingIn.logIn(
                    request,
                    new CheckPassword(
                            EmailAddress.of(email),
                            Password.of(parameter(http, "password")),
                            ClientNetwork.of(http.getRemoteAddr())));
            return next(request, step, locale);
        } catch (Unauthenticated | Invalid wrong) {
            return form(request, email, "rejected", HttpStatus.UNAUTHORIZED, locale);
        } catch (TooManyAttempts waiting) {
            return form(request, email, "waiting", HttpStatus.TOO_MANY_REQUESTS, locale);
        } catch (Unavailable busy) {
            return form(request, email, "busy", HttpStatus.SERVICE_UNAVAILABLE, locale);
        }
    }

    private ResponseEntity<String> logIn(AuthorizationRequest request, PresentedPasskey presented, Locale locale) {
        try {
            return next(request, loggingIn.logIn(request, presented), locale);
        } catch (Unauthenticated wrong) {
            return form(request, "", "wrong-passkey", HttpStatus.UNAUTHORIZED, locale);
        } catch (TooManyAttempts waiting) {
            return form(request, "", "waiting", HttpStatus.TOO_MANY_REQUESTS, locale);
        }
    }

    private ResponseEntity<String> next(AuthorizationRequest request, LoginStep step, Locale locale) {
        return switch (step) {
            case LoggedIn done ->
                back(
                        request.redirectUri(),
                        request.state(),
                        Map.of("code", done.code().text()));
            case SecondFactorAsked asked ->
                codeForm(request, asked.pendingAuthentication().text(), null, HttpStatus.OK, locale);
        };
    }

    private ResponseEntity<String> prove(
            AuthorizationRequest request, String pending, HttpServletRequest http, Locale locale) {
        try {
            var attempt = new ProveSecondFactor(
                    OpaqueToken.of(pending), parameter(http, "code"), ClientNetwork.of(http.getRemoteAddr()));
            return next(request, loggingIn.prove(request, attempt), locale);
        } catch (PendingAuthenticationRejected late) {
            return form(request, "", "stale", HttpStatus.UNAUTHORIZED, locale);
        } catch (Unauthenticated wrong) {
            return codeForm(request, pending, "wrong-code", HttpStatus.UNAUTHORIZED, locale);
        } catch (TooManyAttempts waiting) {
            return codeForm(request, pending, "waiting", HttpStatus.TOO_MANY_REQUESTS, locale);
        }
    }

    @GetMapping(path = "/login.css", produces = "text/css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(STYLE);
    }

    @GetMapping(path = "/login.js", produces = "text/javascript")
    ResponseEntity<Resource> script() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(SCRIPT);
    }

    @ExceptionHandler
    ResponseEntity<String> refused(LoginRefused refused) {
        return back(
                refused.redirectUri(),
                refused.state(),
                Map.of("error", refused.error(), "error_description", String.valueOf(refused.getMessage())));
    }

    @ExceptionHandler(LoginUnknown.class)
    ResponseEntity<String> unknown(Locale locale) {
        return LoginPages.answer(HttpStatus.BAD_REQUEST, "'none'")
                .body(new LoginPage(LetterLanguage.of(locale)).deadEnd());
    }

    private ResponseEntity<String> form(
            AuthorizationRequest request, String email, @Nullable String complaint, HttpStatus status, Locale locale) {
        return guarded(
                request,
                status,
                guard -> new LoginPage(LetterLanguage.of(locale))
                        .form(
                                request,
                                guard,
                                JsonMapper.shared().writeValueAsString(passkeys.begin()),
                                email,
                                complaint));
    }

    private ResponseEntity<String> codeForm(
            AuthorizationRequest request,
            String pending,
            @Nullable String complaint,
            HttpStatus status,
            Locale locale) {
        return guarded(
                request,
                status,
                guard -> new LoginPage(LetterLanguage.of(locale)).codeForm(request, guard, pending, complaint));
    }

    private ResponseEntity<String> guarded(
            AuthorizationRequest request, HttpStatus status, UnaryOperator<String> page) {
        var guard = OpaqueToken.next().text();
        var cookie = ResponseCookie.from(guardName, guard)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite("Lax")
                .path("/")
                .maxAge(600)
                .build();
        return LoginPages.answer(status, "'self' " + origin(request.redirectUri()))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(page.apply(guard));
    }

    /** RFC 9207: the client learns whose answer it is. */
    private ResponseEntity<String> back(String redirectUri, @Nullable String state, Map<String, String> answer) {
        var uri = UriComponentsBuilder.fromUriString(redirectUri).queryParam("iss", "{iss}");
        var values = new HashMap<String, Object>(answer);
        values.put("iss", issuer);
        answer.keySet().stream().sorted().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        if (state != null) {
            uri.queryParam("state", "{state}");
            values.put("state", state);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(uri.encode().buildAndExpand(values).toUri())
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String parameter(HttpServletRequest http, String name) {
        var value = http.getParameter(name);
        return value == null ? "" : value;
    }

    private static boolean guards(@Nullable String cookie, String field) {
        return cookie != null
                && !cookie.isEmpty()
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.UTF_8), field.getBytes(StandardCharsets.UTF_8));
    }
}

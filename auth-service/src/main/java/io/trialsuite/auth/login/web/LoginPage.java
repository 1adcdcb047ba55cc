package io.trialsuite.auth.login.web;

import static java.util.Map.entry;

import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.login.AuthorizationRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** An address, a password and what the client has asked for. Without scripts it works all the same, but for passkeys. */
final class LoginPage {

    private static final Map<LetterLanguage, Map<String, String>> WORDS = Map.of(
            LetterLanguage.EN,
            Map.ofEntries(
                    entry("title", "Log in"),
                    entry("email", "E-mail address"),
                    entry("password", "Password"),
                    entry("submit", "Log in"),
                    entry("rejected", "The address or the password is not right."),
                    entry("waiting", "Too many attempts. Wait a moment before the next one."),
                    entry("busy", "The service is busy. Try again in a moment."),
                    entry("stale", "The page was open for too long. Try again."),
                    entry("done", "You are logged out."),
                    entry("unknown", "This link leads nowhere. Go back to where you came from and begin again."),
                    entry("code", "Code of your authenticator app, or a recovery code"),
                    entry("wrong-code", "The code is not right, or was used before."),
                    entry("passkey", "Log in with a passkey"),
                    entry("wrong-passkey", "That did not work. Try again, or log in with your password.")),
            LetterLanguage.KO,
            Map.ofEntries(
                    entry("title", "로그인"),
                    entry("email", "이메일 주소"),
                    entry("password", "비밀번호"),
                    entry("submit", "로그인"),
                    entry("rejected", "이메일 주소 또는 비밀번호가 올바르지 않습니다."),
                    entry("waiting", "시도 횟수가 너무 많습니다. 잠시 후 다시 시도해 주세요."),
                    entry("busy", "서비스가 혼잡합니다. 잠시 후 다시 시도해 주세요."),
                    entry("stale", "페이지가 너무 오래 열려 있었습니다. 다시 시도해 주세요."),
                    entry("done", "로그아웃되었습니다."),
                    entry("unknown", "올바르지 않은 링크입니다. 이전 화면으로 돌아가 다시 시작해 주세요."),
                    entry("code", "인증 앱의 코드 또는 복구 코드"),
                    entry("wrong-code", "코드가 올바르지 않거나 이미 사용되었습니다."),
                    entry("passkey", "패스키로 로그인"),
                    entry("wrong-passkey", "패스키 로그인에 실패했습니다. 다시 시도하거나 비밀번호로 로그인해 주세요.")));

    private final LetterLanguage language;

    LoginPage(LetterLanguage language) {
        this.language = language;
    }

    /**
     * The first page.
     *
     * @param passkeyOptions what a browser needs to ask for a passkey, in JSON
     * @param complaint one of the words above
     */
    String form(
            AuthorizationRequest request,
            String guard,
            String passkeyOptions,
            String email,
            @Nullable String complaint) {
        return page("""
                %s<form method="post" action="authorize">
                %s
                <label>%s<input type="email" name="email" value="%s" autocomplete="username" maxlength="254" required autofocus></label>
                <label>%s<input type="password" name="password" autocomplete="current-password" maxlength="512" required></label>
                <button>%s</button>
                </form>
                <form method="post" action="authorize" id="passkey" data-options="%s" data-failed="%s" hidden>
                %s
                <input type="hidden" name="passkey" value="">
                <button class="other">%s</button>
                </form>
                <script src="login.js"></script>""".formatted(
                        complaint == null ? "" : complaint(complaint),
                        hidden(request, guard),
                        word("email"),
                        escape(email),
                        word("password"),
                        word("submit"),
                        escape(passkeyOptions),
                        word("wrong-passkey"),
                        hidden(request, guard),
                        word("passkey")));
    }

    /** After the password: what proves the person besides. */
    String codeForm(AuthorizationRequest request, String guard, String pending, @Nullable String complaint) {
        return page("""
                %s<form method="post" action="authorize">
                %s
                <input type="hidden" name="pending" value="%s">
                <label>%s<input type="text" name="code" autocomplete="one-time-code" maxlength="40" required autofocus></label>
                <button>%s</button>
                </form>""".formatted(
                        complaint == null ? "" : complaint(complaint),
                        hidden(request, guard),
                        escape(pending),
                        word("code"),
                        word("submit")));
    }

    String deadEnd() {
        return page(complaint("unknown"));
    }

    String loggedOut() {
        return page("<p>" + word("done") + "</p>");
    }

    private static String hidden(AuthorizationRequest request, String guard) {
        return parameters(request, guard).entrySet().stream()
                .map(it -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(it.getKey(), escape(it.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> parameters(AuthorizationRequest request, String guard) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", request.client());
        parameters.put("redirect_uri", request.redirectUri());
        parameters.put("scope", "openid");
        if (request.state() != null) {
            parameters.put("state", request.state());
        }
        parameters.put("nonce", request.nonce());
        parameters.put("code_challenge", request.codeChallenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("guard", guard);
        return parameters;
    }

    private String complaint(String name) {
        return "<p role=\"alert\">" + word(name) + "</p>\n";
    }

    private String page(String content) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="login.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(language == LetterLanguage.KO ? "ko" : "en", word("title"), word("title"), content);
    }

    private String word(String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(WORDS.get(language)).get(name));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

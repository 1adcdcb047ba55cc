package io.trialsuite.auth.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Length and notoriety decide (ASVS 6.2.1, 6.2.4, 6.2.9); which characters a password is made of is its owner's business. */
@Component
class PasswordPolicy {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 256;

    private static final String BREACHED = "/io/trialsuite/auth/accounts/breached-passwords.txt";

    private final Set<String> breached = readBreached();

    void check(Password password, EmailAddress email) {
        if (password.length() < MIN_LENGTH) {
            throw new PasswordRefused("password-too-short", "must have at least " + MIN_LENGTH + " characters");
        }
        if (password.length() > MAX_LENGTH) {
            throw new PasswordRefused("password-too-long", "must have at most " + MAX_LENGTH + " characters");
        }
        var folded = password.text().toLowerCase(Locale.ROOT);
        if (breached.contains(folded)
                || breached.contains(folded.replaceAll("[\\p{Punct}\\s]", ""))
                || isOneCharacter(folded)) {
            throw new PasswordRefused("password-breached", "is known from published breaches");
        }
        if (folded.equals(email.value()) || folded.equals(email.localPart())) {
            throw new PasswordRefused("password-is-address", "must not be the e-mail address");
        }
    }

    private static boolean isOneCharacter(String text) {
        return text.codePoints().distinct().count() == 1;
    }

    private static Set<String> readBreached() {
        try (var stream = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream(BREACHED), BREACHED);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

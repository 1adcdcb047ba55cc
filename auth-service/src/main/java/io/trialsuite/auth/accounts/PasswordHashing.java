package io.trialsuite.auth.accounts;

import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id at OWASP's floor of 19456 KiB, 2 passes, 1 lane; Spring's newest preset is below it. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String CURRENT = "argon2id";

    @Bean
    PasswordEncoder passwordEncoder(PasswordProperties properties) {
        var argon2id = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        return new BoundedPasswordEncoder(
                new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, argon2id)),
                properties.parallelHashes(),
                properties.longestQueue());
    }

    static String encode(PasswordEncoder encoder, Password password) {
        return Objects.requireNonNull(encoder.encode(password.text()));
    }
}

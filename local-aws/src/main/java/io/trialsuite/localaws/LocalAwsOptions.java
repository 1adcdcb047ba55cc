package io.trialsuite.localaws;

import io.trialsuite.localaws.account.Account;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to start {@link LocalAws}.
 *
 * @param port 0 chooses a free one
 * @param data where state is kept across restarts; null keeps it in memory only
 * @param clock what decides about visibility, deduplication windows, retention and expiry; waiting itself is real time
 */
public record LocalAwsOptions(int port, @Nullable Path data, Clock clock, Account account) {

    /** A free port, nothing kept, account 000000000000 in us-east-1, secret {@code test}. */
    public static LocalAwsOptions defaults() {
        return new LocalAwsOptions(0, null, Clock.systemUTC(), new Account("000000000000", "us-east-1", "test"));
    }

    /**
     * Reads {@code --port 4566 --data directory}; what is not given stays at its default.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    static LocalAwsOptions parse(String... arguments) {
        var options = defaults();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = switch (arguments[i]) {
                case "--port" -> options.withPort(Integer.parseInt(arguments[i + 1]));
                case "--data" -> options.withData(Path.of(arguments[i + 1]));
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            };
        }
        return options;
    }

    public LocalAwsOptions withPort(int port) {
        return new LocalAwsOptions(port, data, clock, account);
    }

    public LocalAwsOptions withData(@Nullable Path data) {
        return new LocalAwsOptions(port, data, clock, account);
    }

    public LocalAwsOptions withClock(Clock clock) {
        return new LocalAwsOptions(port, data, clock, account);
    }

    public LocalAwsOptions withAccount(Account account) {
        return new LocalAwsOptions(port, data, clock, account);
    }
}

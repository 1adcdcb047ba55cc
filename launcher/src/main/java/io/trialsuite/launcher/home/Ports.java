package io.trialsuite.launcher.home;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every port the suite listens on, all of them on loopback and below 32768, where no outgoing connection can sit. */
public record Ports(
        int auth, int consent, int notification, int mailing, int gateway, int aws, int postgres, int control) {

    private static final int FIRST_EPHEMERAL = 32768;

    public Ports {
        if (IntStream.of(auth, consent, notification, mailing, gateway, aws, postgres, control)
                .anyMatch(port -> port < 1024 || port >= FIRST_EPHEMERAL)) {
            throw new IllegalArgumentException("Ports must lie between 1024 and " + (FIRST_EPHEMERAL - 1));
        }
    }

    public static Ports standard() {
        return new Ports(8101, 8102, 8103, 8104, 8100, 4566, 15432, 8190);
    }

    /** A second suite beside the standard one: eight consecutive ports. */
    public static Ports from(int base) {
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7);
    }

    /** What {@link #toText} wrote. */
    public static Ports parse(String text) {
        var ports =
                Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6], ports[7]);
    }

    public String toText() {
        return Stream.of(auth, consent, notification, mailing, gateway, aws, postgres, control)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    public int of(String part) {
        return switch (part) {
            case "auth" -> auth;
            case "consent" -> consent;
            case "notification" -> notification;
            case "mailing" -> mailing;
            case "gateway" -> gateway;
            case "aws" -> aws;
            case "postgres" -> postgres;
            case "control" -> control;
            default -> throw new IllegalArgumentException("No part is called " + part);
        };
    }

    /** Port to the name of the part that wants it. */
    public Map<Integer, String> owners() {
        return new TreeMap<>(Map.of(
                auth, "auth-service",
                consent, "consent-service",
                notification, "notification-service",
                mailing, "mailing-service",
                gateway, "gateway",
                aws, "local-aws",
                postgres, "PostgreSQL",
                control, "the launcher"));
    }
}

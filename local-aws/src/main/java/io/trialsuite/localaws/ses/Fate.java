package io.trialsuite.localaws.ses;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What becomes of a mail to one address. The mailbox simulator's addresses are AWS's; {@code delay}, {@code slow} and
 * {@code duplicate} at the same domain are extensions of ours.
 *
 * @param pause zero but for the outcomes that say otherwise
 */
record Fate(Outcome outcome, Duration pause) {

    enum Outcome {
        DELIVERED,
        BOUNCED,
        COMPLAINED,
        /** An automatic reply comes back after delivery; SES reports it as a transient bounce. */
        OUT_OF_OFFICE,
        /** On the suppression list that SES keeps for all its customers. */
        SUPPRESSED,
        /** On the account's own suppression list. */
        ON_ACCOUNT_LIST,
        /** Extension: {@code delay+5s@} reports a delivery delay at once, and the delivery after that long. */
        DELAYED,
        /** Extension: {@code slow+2s@} reports everything, the send included, only after that long. */
        SLOW,
        /** Extension: every event about {@code duplicate@} is published twice, as SNS may do with any of them. */
        DUPLICATED;

        /** Whether the recipient's server takes the mail at the first attempt. */
        boolean arrives() {
            return switch (this) {
                case DELIVERED, COMPLAINED, OUT_OF_OFFICE, SLOW, DUPLICATED -> true;
                case BOUNCED, SUPPRESSED, ON_ACCOUNT_LIST, DELAYED -> false;
            };
        }
    }

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

    static Fate of(EmailAddress address, Predicate<EmailAddress> onAccountList) {
        if (onAccountList.test(address)) return now(Outcome.ON_ACCOUNT_LIST);
        if (!address.atSimulator()) return now(Outcome.DELIVERED);
        return switch (address.mailbox()) {
            case "bounce" -> now(Outcome.BOUNCED);
            case "complaint" -> now(Outcome.COMPLAINED);
            case "ooto" -> now(Outcome.OUT_OF_OFFICE);
            case "suppressionlist" -> now(Outcome.SUPPRESSED);
            case "delay" -> new Fate(Outcome.DELAYED, pause(address.label()));
            case "slow" -> new Fate(Outcome.SLOW, pause(address.label()));
            case "duplicate" -> now(Outcome.DUPLICATED);
            default -> now(Outcome.DELIVERED);
        };
    }

    private static Fate now(Outcome outcome) {
        return new Fate(outcome, Duration.ZERO);
    }

    private static Duration pause(String label) {
        if (label.matches("\\d{1,7}ms")) return Duration.ofMillis(number(label, "ms"));
        if (label.matches("\\d{1,4}s")) return Duration.ofSeconds(number(label, "s"));
        return DEFAULT_PAUSE;
    }

    private static long number(String label, String unit) {
        return Long.parseLong(label.substring(0, label.length() - unit.length()));
    }
}

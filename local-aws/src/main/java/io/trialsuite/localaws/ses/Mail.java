package io.trialsuite.localaws.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that SES accepted, as the mailbox keeps it.
 *
 * @param id SES message id
 * @param destination bare addresses of To, Cc and Bcc, in this order
 * @param headers what the recipient sees; Bcc is not among them
 * @param attachments file names
 * @param tags event tags, SES's own and the sender's; every value is a list
 * @param plan every event that will be published, in order
 * @param published how many of the plan have been published
 */
record Mail(
        String id,
        Instant timestamp,
        String source,
        Recipients recipients,
        List<String> destination,
        List<Header> headers,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<String> attachments,
        Map<String, List<String>> tags,
        @Nullable String configurationSet,
        List<PlannedEvent> plan,
        int published) {

    /** The three kinds of recipients as the sender wrote them. */
    record Recipients(List<String> to, List<String> cc, List<String> bcc) {}

    Mail withPlan(List<PlannedEvent> events) {
        return new Mail(
                id,
                timestamp,
                source,
                recipients,
                destination,
                headers,
                subject,
                text,
                html,
                attachments,
                tags,
                configurationSet,
                List.copyOf(events),
                published);
    }

    Mail withPublished(int count) {
        return new Mail(
                id,
                timestamp,
                source,
                recipients,
                destination,
                headers,
                subject,
                text,
                html,
                attachments,
                tags,
                configurationSet,
                plan,
                count);
    }

    List<PlannedEvent> publishedEvents() {
        return plan.subList(0, Math.min(published, plan.size()));
    }

    EmailAddress sender() {
        return EmailAddress.parse(source);
    }
}

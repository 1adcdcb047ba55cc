package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What mailing-service knows about the invitations of one organization. */
final class MailCheck {

    private static final Set<String> FINAL = Set.of("DELIVERED", "HARD_BOUNCED", "COMPLAINED");

    private final Session session;

    MailCheck(Session session) {
        this.session = session;
    }

    /** How many invitations ended in which status; waits until it is exactly as expected. */
    void awaitExactly(Map<String, Integer> expected) {
        Awaiting.until("the invitations to end exactly as " + expected, this::invitationsByStatus, expected::equals);
    }

    /** Waits until this many copies are written and no mail of any kind is on its way any more. */
    void awaitCopiesAndNothingOnItsWay(int copies) {
        Awaiting.until(
                copies + " copies and no mail on its way",
                this::mailsByTemplateAndStatus,
                counts -> counts.getOrDefault("consent-copy DELIVERED", 0) == copies
                        && counts.keySet().stream()
                                .allMatch(key -> FINAL.contains(key.substring(key.indexOf(' ') + 1))));
    }

    private Map<String, Integer> mailsByTemplateAndStatus() {
        var counts = new TreeMap<String, Integer>();
        for (var mail : session.all(Service.MAILING, "/messages")) {
            counts.merge(mail.path("template").asString() + " " + statusOf(mail), 1, Integer::sum);
        }
        return counts;
    }

    Map<String, Integer> invitationsByStatus() {
        var prefix = "consent-invitation ";
        return mailsByTemplateAndStatus().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        Integer::sum,
                        TreeMap::new));
    }

    private static String statusOf(JsonNode mail) {
        var recipient = mail.path("recipients").path(0);
        return recipient.isMissingNode()
                ? mail.path("state").asString()
                : recipient.path("status").asString();
    }
}

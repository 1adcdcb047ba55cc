package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What mailing-service knows about the invitations of one organization. */
final class MailCheck {

    private final Session session;

    MailCheck(Session session) {
        this.session = session;
    }

    /** How many invitations ended in which status; waits until it is exactly as expected. */
    void awaitExactly(Map<String, Integer> expected) {
        Awaiting.until("the invitations to end exactly as " + expected, this::invitationsByStatus, expected::equals);
    }

    Map<String, Integer> invitationsByStatus() {
        var counts = new TreeMap<String, Integer>();
        for (var mail : session.all(Service.MAILING, "/messages")) {
            if (mail.path("template").asString().equals("consent-invitation")) {
                counts.merge(statusOf(mail), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String statusOf(JsonNode mail) {
        var recipient = mail.path("recipients").path(0);
        return recipient.isMissingNode()
                ? mail.path("state").asString()
                : recipient.path("status").asString();
    }
}

package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an inbox holds, compared with what it must hold: the same kinds, each subject once, nothing else. */
final class InboxCheck {

    private final Session session;

    InboxCheck(Session session) {
        this.session = session;
    }

    /** Waits until the inbox holds exactly this many items of each kind. */
    void awaitExactly(Map<String, Integer> expected) {
        Awaiting.until("the inbox to hold exactly " + expected, this::countsByKind, expected::equals);
    }

    /** Each of these requests has one item of the kind, and no other request has any. */
    void requireEachOnce(String kind, Set<String> requests) {
        var found = subjectsOf(kind);
        var distinct = new TreeSet<>(found);
        if (found.size() != distinct.size()) {
            throw new SuiteFailure(
                    "The inbox holds %d items of %s about %d requests.".formatted(found.size(), kind, distinct.size()));
        }
        if (!distinct.equals(new TreeSet<>(requests))) {
            throw new SuiteFailure("The inbox holds %s about %s instead of %s.".formatted(kind, distinct, requests));
        }
    }

    /** How many different subjects the items of the kind are about. */
    int distinctSubjects(String kind) {
        return Set.copyOf(subjectsOf(kind)).size();
    }

    Map<String, Integer> countsByKind() {
        return items().stream()
                .collect(Collectors.toMap(item -> item.path("kind").asString(), item -> 1, Integer::sum, TreeMap::new));
    }

    private List<String> subjectsOf(String kind) {
        var subjects = new ArrayList<String>();
        for (var item : items()) {
            if (item.path("kind").asString().equals(kind)) {
                subjects.add(item.path("subject").path("id").asString());
            }
        }
        return subjects;
    }

    private List<JsonNode> items() {
        return session.all(Service.NOTIFICATION, "/inbox");
    }
}

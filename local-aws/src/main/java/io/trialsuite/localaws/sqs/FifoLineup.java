package io.trialsuite.localaws.sqs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Order within a message group: while any message of a group is in flight, the rest of the group waits. One call may take
 * several messages of one group.
 */
final class FifoLineup implements Lineup {

    private final Map<String, TreeMap<Long, Message>> groups = new HashMap<>();
    private final Map<String, Integer> inFlight = new HashMap<>();

    /** The first message of each group that waits for nobody. */
    private final TreeMap<Long, String> heads = new TreeMap<>();

    private int size;

    @Override
    public void add(Message message) {
        var line = groups.computeIfAbsent(message.group(), group -> new TreeMap<>());
        hideHead(message.group());
        if (line.put(message.sequence(), message) == null) {
            size++;
        }
        showHead(message.group());
    }

    @Override
    public void remove(Message message) {
        var line = groups.get(message.group());
        if (line == null || !line.containsKey(message.sequence())) {
            return;
        }
        hideHead(message.group());
        line.remove(message.sequence());
        size--;
        showHead(message.group());
    }

    @Override
    public List<Message> take(int max, Predicate<Message> spent, List<Message> dead) {
        var taken = new ArrayList<Message>();
        while (taken.size() < max && !heads.isEmpty()) {
            takeGroup(heads.pollFirstEntry().getValue(), max, spent, taken, dead);
        }
        return taken;
    }

    private void takeGroup(String group, int max, Predicate<Message> spent, List<Message> taken, List<Message> dead) {
        var line = groups.getOrDefault(group, new TreeMap<>());
        while (taken.size() < max && !line.isEmpty()) {
            var message = line.pollFirstEntry().getValue();
            size--;
            if (spent.test(message)) {
                dead.add(message);
            } else {
                taken.add(message);
                inFlight.merge(group, 1, Integer::sum);
            }
        }
        showHead(group);
    }

    @Override
    public void released(Message message) {
        var left = inFlight.computeIfPresent(message.group(), (group, n) -> n > 1 ? n - 1 : null);
        if (left == null) {
            showHead(message.group());
        }
    }

    @Override
    public void inFlight(Message message) {
        hideHead(message.group());
        inFlight.merge(message.group(), 1, Integer::sum);
    }

    private void hideHead(String group) {
        var line = groups.get(group);
        if (line != null && !line.isEmpty()) {
            heads.remove(line.firstKey());
        }
    }

    private void showHead(String group) {
        var line = groups.get(group);
        if (line == null) {
            return;
        }
        if (line.isEmpty()) {
            groups.remove(group);
        } else if (!inFlight.containsKey(group)) {
            heads.put(line.firstKey(), group);
        }
    }

    @Override
    public boolean ready() {
        return !heads.isEmpty();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        groups.clear();
        inFlight.clear();
        heads.clear();
        size = 0;
    }
}

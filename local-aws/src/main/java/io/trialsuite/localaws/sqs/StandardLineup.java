package io.trialsuite.localaws.sqs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Oldest first; nobody waits for anybody. */
final class StandardLineup implements Lineup {

    private final TreeMap<Long, Message> line = new TreeMap<>();

    @Override
    public void add(Message message) {
        line.put(message.sequence(), message);
    }

    @Override
    public void remove(Message message) {
        line.remove(message.sequence());
    }

    @Override
    public List<Message> take(int max, Predicate<Message> spent, List<Message> dead) {
        var taken = new ArrayList<Message>();
        while (taken.size() < max && !line.isEmpty()) {
            var message = line.pollFirstEntry().getValue();
            (spent.test(message) ? dead : taken).add(message);
        }
        return taken;
    }

    @Override
    public void released(Message message) {}

    @Override
    public void inFlight(Message message) {}

    @Override
    public boolean ready() {
        return !line.isEmpty();
    }

    @Override
    public int size() {
        return line.size();
    }

    @Override
    public void clear() {
        line.clear();
    }
}

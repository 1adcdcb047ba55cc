package io.trialsuite.localaws.sqs;

import java.util.List;
import java.util.function.Predicate;

/** In which order visible messages are handed out, and which of them have to wait for others. Guarded by the queue's owner. */
interface Lineup {

    void add(Message message);

    /** Does nothing if the message is not in line. */
    void remove(Message message);

    /**
     * Takes up to {@code max} messages out of the line.
     *
     * @param spent messages that have been received too often; they are put into {@code dead} instead
     */
    List<Message> take(int max, Predicate<Message> spent, List<Message> dead);

    /** Says that a message taken before is no longer in flight. */
    void released(Message message);

    /** Says that a message is in flight, when state is restored rather than taken. */
    void inFlight(Message message);

    /** Whether {@link #take} would find anything. */
    boolean ready();

    int size();

    void clear();
}

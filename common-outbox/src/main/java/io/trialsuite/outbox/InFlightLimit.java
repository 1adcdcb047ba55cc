package io.trialsuite.outbox;

/**
 * How many publish calls may be under way: doubles per round trip while the broker keeps up and the limit is what holds us
 * back, grows by one per round trip after the first failure, halves on each. Confined to the relay's thread.
 */
final class InFlightLimit {

    private static final int START = 4;

    private final int most;
    private double limit;
    private boolean probing = true;

    InFlightLimit(int most) {
        this.most = most;
        this.limit = Math.min(START, most);
    }

    int current() {
        return (int) limit;
    }

    void succeeded(boolean saturated) {
        if (saturated) {
            limit = Math.min(most, limit + (probing ? 1 : 1 / limit));
        }
    }

    void failed() {
        probing = false;
        limit = Math.max(1, limit / 2);
    }
}

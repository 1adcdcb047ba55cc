package io.trialsuite.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** The event of all measurements: about 330 bytes of JSON, numbered in the order of making. */
record Placed(String orderId, long account, long amount, String currency, String note) {

    private static final String PREFIX = "order-";
    private static final String NOTE = "x".repeat(230);
    private static final AtomicLong NUMBERS = new AtomicLong();

    static Placed on(long account) {
        var number = NUMBERS.incrementAndGet();
        return new Placed(PREFIX + number, account, number % 1_000, "EUR", NOTE);
    }

    long number() {
        return Long.parseLong(orderId, PREFIX.length(), orderId.length(), 10);
    }

    String subject() {
        return "account-" + account;
    }
}

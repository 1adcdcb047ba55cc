package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of an object that a {@code Range} header asks for; both ends inclusive. */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty, and so the whole object, if the header names no single range of bytes. */
    static Optional<ByteRange> of(String header, long size) {
        var matcher = ONE.matcher(header.strip());
        if (!matcher.matches()) return Optional.empty();
        var from = matcher.group(1);
        var to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) return Optional.empty();
        if (from.isEmpty()) return Optional.of(checked(Math.max(0, size - Long.parseLong(to)), size - 1, size));
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        if (!to.isEmpty() && Long.parseLong(to) < first) return Optional.empty();
        return Optional.of(checked(first, last, size));
    }

    private static ByteRange checked(long first, long last, long size) {
        if (first >= size) throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}

package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** {@code If-Match} and its relatives. */
final class Conditions {

    private final S3Request request;

    Conditions(S3Request request) {
        this.request = request;
    }

    /** Refuses a write whose condition does not hold for what is current. */
    void checkWrite(Optional<ObjectVersion> current) {
        var noneMatch = request.header("If-None-Match");
        if (noneMatch.isPresent()) {
            if (!noneMatch.get().equals("*")) {
                throw new AwsError(
                        501, "NotImplemented", "A header you provided implies functionality that is not implemented");
            }
            if (current.isPresent()) throw failed();
        }
        var match = request.header("If-Match");
        if (match.isPresent()) {
            if (current.isEmpty()) throw Index.noSuchKey();
            if (!names(match.get(), current.get())) throw failed();
        }
    }

    /**
     * Checks a read.
     *
     * @return false if the caller has this version already
     */
    boolean checkRead(ObjectVersion version) {
        var match = request.header("If-Match");
        if (match.isPresent() && !names(match.get(), version)) throw failed();
        if (match.isEmpty() && modified("If-Unmodified-Since", version, Instant::isAfter)) throw failed();
        var noneMatch = request.header("If-None-Match");
        if (noneMatch.isPresent()) return !names(noneMatch.get(), version);
        return !modified("If-Modified-Since", version, (last, since) -> !last.isAfter(since));
    }

    private boolean modified(String header, ObjectVersion version, BiPredicate<Instant, Instant> comparison) {
        return request.header(header)
                .flatMap(Conditions::instant)
                .filter(since -> comparison.test(version.modified().truncatedTo(ChronoUnit.SECONDS), since))
                .isPresent();
    }

    private static Optional<Instant> instant(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean names(String header, ObjectVersion version) {
        return Stream.of(header.split(",", -1))
                .map(tag -> tag.strip().replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(version.etag()));
    }

    static AwsError failed() {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }
}

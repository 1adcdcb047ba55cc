package io.trialsuite.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Entity tags made of a version number, for {@code ETag} and {@code If-Match} on things that change.
 *
 * <pre>{@code
 * @PutMapping ResponseEntity<StudyView> rename(@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, ...) {
 *     var view = studies.rename(new RenameStudy(id, ETags.requireVersion(ifMatch), request.title()));
 *     return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
 * }
 * }</pre>
 */
public final class ETags {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private ETags() {}

    /** The tag of a version, quotes included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version the caller has read. A use case compares it under its lock and throws {@link io.trialsuite.problem.ChangedMeanwhile}, which
     * becomes 412.
     *
     * @param ifMatch the header; refused with 428 when missing, with 400 when it is not one of our tags
     */
    public static long requireVersion(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refusal(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Say in If-Match which version you have read.");
        }
        var matcher = VERSION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "malformed-if-match", "If-Match must be one ETag from this API.");
        }
        return Long.parseLong(matcher.group(1));
    }
}

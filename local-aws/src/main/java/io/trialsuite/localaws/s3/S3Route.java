package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsResponse;
import java.util.Set;

/**
 * One operation of the REST API.
 *
 * @param action AWS's name of it
 * @param subResource the query parameter that selects it; empty for the plain ones
 * @param copies whether it is the variant with a copy source
 */
record S3Route(String action, Level level, String method, String subResource, boolean copies, Handler handler) {

    enum Level {
        SERVICE,
        BUCKET,
        OBJECT;

        static Level of(S3Request request) {
            if (request.bucket().isEmpty()) return SERVICE;
            return request.key().isEmpty() ? BUCKET : OBJECT;
        }
    }

    @FunctionalInterface
    interface Handler {
        AwsResponse handle(S3Request request);
    }

    /** Parameters that refine an operation; every other one selects it. */
    private static final Set<String> REFINING = Set.of(
            "x-id",
            "list-type",
            "prefix",
            "delimiter",
            "max-keys",
            "marker",
            "start-after",
            "continuation-token",
            "encoding-type",
            "fetch-owner",
            "versionId",
            "partNumber",
            "key-marker",
            "version-id-marker",
            "upload-id-marker",
            "max-uploads",
            "max-parts",
            "part-number-marker",
            "max-buckets",
            "bucket-region");

    static S3Route of(String action, Level level, String method, String subResource, Handler handler) {
        return new S3Route(action, level, method, subResource, false, handler);
    }

    static S3Route copying(String action, String subResource, Handler handler) {
        return new S3Route(action, Level.OBJECT, "PUT", subResource, true, handler);
    }

    boolean matches(S3Request request) {
        return level == Level.of(request)
                && method.equals(request.method())
                && copies
                        == (method.equals("PUT")
                                && request.header(CopySource.HEADER).isPresent())
                && subResource.equals(selector(request));
    }

    private static String selector(S3Request request) {
        return request.http().query().keySet().stream()
                .filter(name -> !REFINING.contains(name))
                .filter(name -> !name.startsWith("X-Amz-") && !name.startsWith("response-"))
                .sorted()
                .reduce((first, second) -> first + "&" + second)
                .orElse("");
    }
}

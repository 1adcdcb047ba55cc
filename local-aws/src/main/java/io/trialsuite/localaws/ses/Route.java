package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of the REST API.
 *
 * @param action AWS's name of it
 * @param path below {@code /v2/email/}; {@code *} stands for one value
 */
record Route(String action, String method, String path, Handler handler) {

    static final String PREFIX = "/v2/email/";

    /** Answers with the response body. */
    @FunctionalInterface
    interface Handler {
        ObjectNode handle(Call call);
    }

    /** @param values what stands in the place of each star */
    record Call(List<String> values, ObjectNode body, AwsRequest request) {

        String value() {
            return values.getFirst();
        }

        String lastValue() {
            return values.getLast();
        }
    }

    /** The values of the stars, if this is the operation that is asked for. */
    Optional<List<String>> match(AwsRequest request) {
        if (!request.method().equals(method)) return Optional.empty();
        var wanted = path.split("/", -1);
        var given = segments(request);
        if (wanted.length != given.size()) return Optional.empty();
        var values = new ArrayList<String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("*")) {
                values.add(given.get(i));
            } else if (!wanted[i].equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static List<String> segments(AwsRequest request) {
        var path = request.rawPath().substring(PREFIX.length());
        if (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        return Stream.of(path.split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }
}

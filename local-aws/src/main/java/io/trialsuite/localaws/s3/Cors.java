package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which origins a browser may reach a bucket from. */
final class Cors {

    private final Index index;

    Cors(Index index) {
        this.index = index;
    }

    private record Rule(
            List<String> origins, List<String> methods, List<String> headers, List<String> exposed, String maxAge) {

        static Rule of(XmlElement rule) {
            return new Rule(
                    texts(rule, "AllowedOrigin"),
                    texts(rule, "AllowedMethod"),
                    texts(rule, "AllowedHeader"),
                    texts(rule, "ExposeHeader"),
                    rule.text("MaxAgeSeconds").orElse(""));
        }

        private static List<String> texts(XmlElement rule, String name) {
            return rule.children(name).stream()
                    .map(child -> child.element().getTextContent())
                    .toList();
        }

        boolean allows(String origin, String method, List<String> wanted) {
            return origins.stream().anyMatch(pattern -> matches(pattern, origin))
                    && methods.contains(method)
                    && wanted.stream().allMatch(header -> headers.stream().anyMatch(it -> matches(it, header)));
        }

        private static boolean matches(String pattern, String text) {
            var regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .matches();
        }
    }

    AwsResponse preflight(S3Request request) {
        var origin = request.header("Origin").orElse("");
        var method = request.header("Access-Control-Request-Method").orElse("");
        if (origin.isEmpty() || method.isEmpty()) {
            throw new AwsError(400, "BadRequest", "Insufficient information. Origin request header needed.");
        }
        var wanted = Stream.of(request.header("Access-Control-Request-Headers")
                        .orElse("")
                        .split(",", -1))
                .map(String::strip)
                .filter(header -> !header.isEmpty())
                .toList();
        var rule = find(request, origin, method, wanted)
                .orElseThrow(
                        () -> new AwsError(403, "AccessForbidden", "CORSResponse: This CORS request is not allowed."));
        var response = allowed(AwsResponse.empty(200), rule, origin)
                .with("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
        if (!wanted.isEmpty()) response = response.with("Access-Control-Allow-Headers", String.join(", ", wanted));
        return rule.maxAge().isEmpty() ? response : response.with("Access-Control-Max-Age", rule.maxAge());
    }

    /** The same answer with what a browser needs to hand it to the page, if a rule allows it. */
    AwsResponse decorate(S3Request request, AwsResponse response) {
        var origin = request.header("Origin");
        if (origin.isEmpty() || request.bucket().isEmpty()) return response;
        return find(request, origin.get(), request.method(), List.of())
                .map(rule -> exposed(allowed(response, rule, origin.get()), rule))
                .orElse(response);
    }

    private static AwsResponse allowed(AwsResponse response, Rule rule, String origin) {
        return response.with("Access-Control-Allow-Origin", rule.origins().contains("*") ? "*" : origin)
                .with("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }

    private static AwsResponse exposed(AwsResponse response, Rule rule) {
        return rule.exposed().isEmpty()
                ? response
                : response.with("Access-Control-Expose-Headers", String.join(", ", rule.exposed()));
    }

    private Optional<Rule> find(S3Request request, String origin, String method, List<String> headers) {
        return index.buckets().stream()
                .filter(bucket -> bucket.name().equals(request.bucket()))
                .flatMap(bucket -> Stream.ofNullable(bucket.documents().get("cors")))
                .flatMap(document ->
                        XmlElement.parse(document.getBytes(StandardCharsets.UTF_8)).children("CORSRule").stream())
                .map(Rule::of)
                .filter(rule -> rule.allows(origin, method, headers))
                .findFirst();
    }
}

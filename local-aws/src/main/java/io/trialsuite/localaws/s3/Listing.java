package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ListObjects and ListObjectsV2. */
final class Listing {

    private static final int PAGE = 1000;

    private final Index index;

    Listing(Index index) {
        this.index = index;
    }

    AwsResponse list(S3Request request) {
        boolean second = "2".equals(request.parameter("list-type"));
        var prefix = request.parameter("prefix", "");
        var delimiter = request.parameter("delimiter", "");
        int max = request.number("max-keys", PAGE, PAGE);
        var after = second ? startOf(request) : request.parameter("marker", "");
        var page = index.read(request.bucket(), objects -> Page.of(objects, prefix, delimiter, after, max));
        var encoding = new KeyEncoding(request);
        return AwsResponse.xml(200, Xml.document("ListBucketResult", xml -> {
            xml.text("Name", request.bucket())
                    .text("Prefix", encoding.of(prefix))
                    .text("Delimiter", delimiter.isEmpty() ? null : encoding.of(delimiter))
                    .text("MaxKeys", max)
                    .text("EncodingType", encoding.name())
                    .text("IsTruncated", page.last() != null);
            if (second) putSecond(xml, request, page, encoding);
            else putFirst(xml, request, page, encoding);
            page.objects().forEach((key, version) -> putObject(xml, encoding.of(key), version));
            page.prefixes()
                    .forEach(common -> xml.nested("CommonPrefixes", it -> it.text("Prefix", encoding.of(common))));
        }));
    }

    private static void putSecond(Xml xml, S3Request request, Page page, KeyEncoding encoding) {
        var startAfter = request.parameter("start-after");
        xml.text("KeyCount", page.objects().size() + page.prefixes().size())
                .text("ContinuationToken", request.parameter("continuation-token"))
                .text("StartAfter", startAfter == null ? null : encoding.of(startAfter));
        var last = page.last();
        if (last != null) xml.text("NextContinuationToken", token(last));
    }

    private static void putFirst(Xml xml, S3Request request, Page page, KeyEncoding encoding) {
        xml.text("Marker", encoding.of(request.parameter("marker", "")));
        var last = page.last();
        if (last != null) xml.text("NextMarker", encoding.of(last));
    }

    private static void putObject(Xml xml, String key, ObjectVersion version) {
        xml.nested("Contents", it -> {
            it.text("Key", key)
                    .text("LastModified", Objects.iso(version.modified()))
                    .text("ETag", version.quotedEtag());
            version.checksums().keySet().forEach(algorithm -> it.text("ChecksumAlgorithm", algorithm));
            it.text("Size", version.size()).text("StorageClass", "STANDARD");
        });
    }

    private static String startOf(S3Request request) {
        var token = request.parameter("continuation-token");
        if (token == null) return request.parameter("start-after", "");
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Request.invalid("The continuation token provided is incorrect");
        }
    }

    private static String token(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One answer's worth of keys.
     *
     * @param last where the next page goes on; null if this was the last one
     */
    record Page(
            Map<String, ObjectVersion> objects,
            Set<String> prefixes,
            @Nullable String last) {

        static Page of(
                NavigableMap<String, List<ObjectVersion>> all, String prefix, String delimiter, String after, int max) {
            var objects = new LinkedHashMap<String, ObjectVersion>();
            var prefixes = new LinkedHashSet<String>();
            var seen = new ArrayList<String>();
            var from = after.compareTo(prefix) > 0 ? after : prefix;
            for (var entry :
                    all.tailMap(from, !from.equals(after) || after.isEmpty()).entrySet()) {
                var key = entry.getKey();
                if (!key.startsWith(prefix)) break;
                var version = entry.getValue().getFirst();
                if (version.marker()) continue;
                var common = common(key, prefix, delimiter);
                if (common != null && (prefixes.contains(common) || after.startsWith(common))) continue;
                if (seen.size() == max) return new Page(objects, prefixes, seen.isEmpty() ? after : seen.getLast());
                seen.add(common == null ? key : common);
                if (common == null) objects.put(key, version);
                else prefixes.add(common);
            }
            return new Page(objects, prefixes, null);
        }

        private static @Nullable String common(String key, String prefix, String delimiter) {
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            return at < 0 ? null : key.substring(0, at + delimiter.length());
        }
    }
}

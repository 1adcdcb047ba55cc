package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** ListObjectVersions: every version and delete marker, by key and newest first. */
final class VersionListing {

    private static final int PAGE = 1000;

    private final Index index;

    VersionListing(Index index) {
        this.index = index;
    }

    /** One line of the answer; a common prefix if there is no version. */
    private record Row(String key, @Nullable ObjectVersion version, boolean latest) {

        boolean is(String otherKey, String versionId) {
            return key.equals(otherKey) && version != null && version.id().equals(versionId);
        }
    }

    AwsResponse list(S3Request request) {
        int max = request.number("max-keys", PAGE, PAGE);
        var rows = index.read(request.bucket(), objects -> rows(objects, request));
        var shown = rows.subList(0, Math.min(max, rows.size()));
        var encoding = new KeyEncoding(request);
        var prefixes = new LinkedHashSet<String>();
        return AwsResponse.xml(200, Xml.document("ListVersionsResult", xml -> {
            xml.text("Name", request.bucket())
                    .text("Prefix", encoding.of(request.parameter("prefix", "")))
                    .text("Delimiter", request.parameter("delimiter"))
                    .text("KeyMarker", encoding.of(request.parameter("key-marker", "")))
                    .text("VersionIdMarker", request.parameter("version-id-marker", ""))
                    .text("MaxKeys", max)
                    .text("EncodingType", encoding.name())
                    .text("IsTruncated", rows.size() > shown.size());
            if (rows.size() > shown.size() && !shown.isEmpty()) putNext(xml, shown.getLast(), encoding);
            for (var row : shown) {
                var version = row.version();
                if (version == null) prefixes.add(row.key());
                else put(xml, encoding.of(row.key()), version, row.latest());
            }
            prefixes.forEach(prefix -> xml.nested("CommonPrefixes", it -> it.text("Prefix", encoding.of(prefix))));
        }));
    }

    private static List<Row> rows(NavigableMap<String, List<ObjectVersion>> objects, S3Request request) {
        var prefix = request.parameter("prefix", "");
        var delimiter = request.parameter("delimiter", "");
        var keyMarker = request.parameter("key-marker", "");
        var versionMarker = request.parameter("version-id-marker", "");
        var rows = new ArrayList<Row>();
        for (var entry : objects.tailMap(keyMarker, true).entrySet()) {
            var key = entry.getKey();
            if (!key.startsWith(prefix)) continue;
            if (key.equals(keyMarker) && versionMarker.isEmpty() && !keyMarker.isEmpty()) continue;
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            if (at < 0) addAll(rows, entry.getValue(), key, keyMarker, versionMarker);
            else addPrefix(rows, key.substring(0, at + delimiter.length()), keyMarker);
        }
        return rows;
    }

    private static void addAll(
            List<Row> rows, List<ObjectVersion> versions, String key, String keyMarker, String versionMarker) {
        boolean skipping = key.equals(keyMarker) && !versionMarker.isEmpty();
        for (int i = 0; i < versions.size(); i++) {
            var row = new Row(key, versions.get(i), i == 0);
            if (skipping) skipping = !row.is(keyMarker, versionMarker);
            else rows.add(row);
        }
    }

    private static void addPrefix(List<Row> rows, String prefix, String keyMarker) {
        if (keyMarker.startsWith(prefix)) return;
        if (!rows.isEmpty()
                && rows.getLast().version() == null
                && rows.getLast().key().equals(prefix)) return;
        rows.add(new Row(prefix, null, false));
    }

    private static void putNext(Xml xml, Row last, KeyEncoding encoding) {
        var version = last.version();
        xml.text("NextKeyMarker", encoding.of(last.key()));
        xml.text("NextVersionIdMarker", version == null ? null : version.id());
    }

    private static void put(Xml xml, String key, ObjectVersion version, boolean latest) {
        xml.nested(version.marker() ? "DeleteMarker" : "Version", it -> {
            it.text("Key", key)
                    .text("VersionId", version.id())
                    .text("IsLatest", latest)
                    .text("LastModified", Objects.iso(version.modified()));
            if (!version.marker()) {
                it.text("ETag", version.quotedEtag())
                        .text("Size", version.size())
                        .text("StorageClass", "STANDARD");
            }
        });
    }
}

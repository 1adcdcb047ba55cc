package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which buckets, versions and uploads there are, and the journal's words for changing that. Not thread-safe.
 *
 * <p>The versions of a key are kept newest first.
 */
final class IndexState {

    private final NavigableMap<String, Bucket> buckets = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<String, List<ObjectVersion>>> objects = new TreeMap<>();
    private final NavigableMap<String, Upload> uploads = new TreeMap<>();

    NavigableMap<String, Bucket> buckets() {
        return buckets;
    }

    NavigableMap<String, Upload> uploads() {
        return uploads;
    }

    /** Keys without a version do not occur. */
    NavigableMap<String, List<ObjectVersion>> objects(String bucket) {
        return objects.computeIfAbsent(bucket, name -> new TreeMap<>());
    }

    List<ObjectVersion> versions(String bucket, String key) {
        return objects(bucket).getOrDefault(key, List.of());
    }

    static ObjectNode bucketChanged(Bucket bucket) {
        return change("bucket").set("bucket", Json.MAPPER.valueToTree(bucket));
    }

    static ObjectNode bucketRemoved(String name) {
        return change("bucket-removed").put("name", name);
    }

    static ObjectNode versionAdded(String bucket, String key, ObjectVersion version) {
        return change("version").put("bucket", bucket).put("key", key).set("version", Json.MAPPER.valueToTree(version));
    }

    static ObjectNode versionChanged(String bucket, String key, ObjectVersion version) {
        return versionAdded(bucket, key, version).put("type", "version-changed");
    }

    static ObjectNode versionRemoved(String bucket, String key, String id) {
        return change("version-removed").put("bucket", bucket).put("key", key).put("id", id);
    }

    static ObjectNode uploadStarted(Upload upload) {
        return change("upload").set("upload", Json.MAPPER.valueToTree(upload));
    }

    static ObjectNode partAdded(String upload, Upload.Part part) {
        return change("part").put("id", upload).set("part", Json.MAPPER.valueToTree(part));
    }

    static ObjectNode uploadRemoved(String id) {
        return change("upload-removed").put("id", id);
    }

    private static ObjectNode change(String type) {
        return Json.object().put("type", type);
    }

    /** Applies one change and returns the files that nothing refers to any longer. */
    List<String> apply(JsonNode change) {
        return switch (change.path("type").asString()) {
            case "bucket" -> {
                var bucket = Json.MAPPER.treeToValue(change.get("bucket"), Bucket.class);
                buckets.put(bucket.name(), bucket);
                yield List.of();
            }
            case "bucket-removed" -> {
                buckets.remove(change.path("name").asString());
                objects.remove(change.path("name").asString());
                yield List.of();
            }
            case "version" -> addVersion(change);
            case "version-changed" -> replaceVersion(change);
            case "version-removed" -> removeVersion(change);
            case "upload" -> {
                var upload = Json.MAPPER.treeToValue(change.get("upload"), Upload.class);
                uploads.put(upload.id(), upload);
                yield List.of();
            }
            case "part" -> addPart(change);
            case "upload-removed" -> removeUpload(change.path("id").asString());
            default -> throw new IllegalStateException("Unknown change in the journal: " + change.path("type"));
        };
    }

    private List<String> addVersion(JsonNode change) {
        var version = version(change);
        var versions = objects(change.path("bucket").asString())
                .computeIfAbsent(change.path("key").asString(), key -> new ArrayList<>());
        var freed = new ArrayList<String>();
        if (version.unversioned()) {
            versions.removeIf(former -> former.unversioned() && free(former, freed));
        }
        versions.addFirst(version);
        return freed;
    }

    private List<String> replaceVersion(JsonNode change) {
        var version = version(change);
        objects(change.path("bucket").asString())
                .getOrDefault(change.path("key").asString(), List.of())
                .replaceAll(former -> former.id().equals(version.id()) ? version : former);
        return List.of();
    }

    private List<String> removeVersion(JsonNode change) {
        var bucket = objects(change.path("bucket").asString());
        var key = change.path("key").asString();
        var id = change.path("id").asString();
        var versions = bucket.getOrDefault(key, new ArrayList<>());
        var freed = new ArrayList<String>();
        versions.removeIf(version -> version.id().equals(id) && free(version, freed));
        if (versions.isEmpty()) bucket.remove(key);
        return freed;
    }

    private List<String> addPart(JsonNode change) {
        var part = Json.MAPPER.treeToValue(change.get("part"), Upload.Part.class);
        var freed = new ArrayList<String>();
        uploads.computeIfPresent(change.path("id").asString(), (id, upload) -> {
            var former = upload.parts().get(part.number());
            if (former != null) freed.add(former.blob().file());
            return upload.with(part);
        });
        return freed;
    }

    private List<String> removeUpload(String id) {
        var upload = uploads.remove(id);
        if (upload == null) return List.of();
        return upload.parts().values().stream().map(part -> part.blob().file()).toList();
    }

    private static boolean free(ObjectVersion version, List<String> freed) {
        var file = version.file();
        if (file != null) freed.add(file);
        return true;
    }

    private static ObjectVersion version(JsonNode change) {
        return Json.MAPPER.treeToValue(change.get("version"), ObjectVersion.class);
    }

    Set<String> referencedFiles() {
        var files = new HashSet<String>();
        for (var bucket : objects.values()) {
            for (var versions : bucket.values()) {
                for (var version : versions) {
                    var file = version.file();
                    if (file != null) files.add(file);
                }
            }
        }
        uploads.values()
                .forEach(upload -> upload.parts()
                        .values()
                        .forEach(part -> files.add(part.blob().file())));
        return files;
    }

    /** The changes that lead from nothing to here. */
    Stream<ObjectNode> snapshot() {
        var all = Stream.<Stream<ObjectNode>>builder();
        all.add(buckets.values().stream().map(IndexState::bucketChanged));
        objects.forEach((bucket, keys) -> all.add(keys.entrySet().stream()
                .flatMap(entry -> entry.getValue().reversed().stream()
                        .map(version -> versionAdded(bucket, entry.getKey(), version)))));
        all.add(uploads.values().stream().map(IndexState::uploadStarted));
        return all.build().flatMap(changes -> changes);
    }
}

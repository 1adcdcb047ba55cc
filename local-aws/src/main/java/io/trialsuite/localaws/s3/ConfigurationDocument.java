package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import tools.jackson.core.JacksonException;

/**
 * The configuration documents of a bucket that are kept and given back. Of these only CORS and object lock have an effect
 * here.
 */
enum ConfigurationDocument {
    CORS("cors", "BucketCors", "NoSuchCORSConfiguration"),
    ENCRYPTION("encryption", "BucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
    LIFECYCLE("lifecycle", "BucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
    OBJECT_LOCK("object-lock", "ObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"),
    OWNERSHIP("ownershipControls", "BucketOwnershipControls", "OwnershipControlsNotFoundError"),
    POLICY("policy", "BucketPolicy", "NoSuchBucketPolicy"),
    PUBLIC_ACCESS("publicAccessBlock", "PublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
    TAGGING("tagging", "BucketTagging", "NoSuchTagSet");

    private final String subResource;
    private final String noun;
    private final String absent;

    ConfigurationDocument(String subResource, String noun, String absent) {
        this.subResource = subResource;
        this.noun = noun;
        this.absent = absent;
    }

    String subResource() {
        return subResource;
    }

    /** With {@code Get}, {@code Put} or {@code Delete} before it, AWS's name of the operation. */
    String noun() {
        return noun;
    }

    /** The error code of a bucket without it. */
    String absent() {
        return absent;
    }

    String contentType() {
        return this == POLICY ? "application/json" : "application/xml";
    }

    /** @throws AwsError if it is not even well-formed */
    void check(byte[] document) {
        if (this != POLICY) {
            XmlElement.parse(document);
            return;
        }
        try {
            Json.read(document);
        } catch (JacksonException e) {
            throw new AwsError(400, "MalformedPolicy", "Policies must be valid JSON.");
        }
    }
}
